import tseslint from "typescript-eslint";

// The page must never turn data into markup: what would do so is an error, not a matter of care.
const MARKUP = ["innerHTML", "outerHTML"].map((property) => ({
  selector: `AssignmentExpression[left.property.name='${property}']`,
  message: "Use textContent: page data must never become markup.",
}));

export default tseslint.config({ ignores: ["node_modules", "**/*.mjs"] }, ...tseslint.configs.strict, {
  files: ["src/**/*.ts"],
  rules: {
    "no-restricted-syntax": ["error", ...MARKUP],
    "no-restricted-properties": [
      "error",
      { property: "insertAdjacentHTML", message: "Use textContent." },
      { object: "document", property: "write", message: "Use the DOM." },
    ],
    "no-eval": "error",
    "no-console": "error",
    eqeqeq: "error",
    "@typescript-eslint/no-non-null-assertion": "off",
  },
});
