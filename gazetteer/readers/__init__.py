"""What readers add: places of their own, and corrections that hold on every run."""
