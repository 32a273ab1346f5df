"""Blocks → photos: captions with their credit, which stand anywhere between the columns of a page."""

from __future__ import annotations

from dataclasses import dataclass

from seeds.blocks import OPENERS, PICTURE_GAP, Block
from seeds.marks import CREDIT_SIGN, CREDIT_TAIL, begins_amid

_CAPTION_LETTERS = 300
_LONE_CAPTION_LETTERS = 150
"""The same where no empty lines show that a picture stood there."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture's caption and credit, and its headline where it has its own."""

    titles: list[Block]
    body: list[Block]


def take_photos(blocks: list[Block]) -> tuple[list[Photo], list[Block]]:
    """
    Part off the captions that have a credit.

    Parameters
    ----------
    blocks : list of Block
        In raw order, with kinds.

    Returns
    -------
    tuple of list of Photo and list of Block
        The photos, and all other blocks.
    """
    taken: set[int] = set()
    photos: list[Photo] = []
    for index, block in enumerate(blocks):
        if block.kind == "credit":
            captions = _captions(blocks, index, taken)
        elif (
            block.kind in ("para", "maybe")
            and len(block.text) <= _CAPTION_LETTERS
            and CREDIT_SIGN.search(block.text)
            and CREDIT_TAIL.search(block.text)
        ):
            captions = []
        else:
            continue
        photo = [*captions, index]
        if captions or block.kind != "credit":
            title = _photo_title(blocks, photo, taken)
            taken.update(photo, title)
            photos.append(Photo([blocks[i] for i in title], [blocks[i] for i in photo]))
    return photos, [b for i, b in enumerate(blocks) if i not in taken]


def _captions(blocks: list[Block], credit: int, taken: set[int]) -> list[int]:
    found: list[int] = []
    index = credit - 1
    while index >= 0 and len(found) < 2 and index not in taken and _like_caption(blocks[index]):
        found.insert(0, index)
        if blocks[index].blank >= PICTURE_GAP:
            return found
        if index and blocks[index - 1].kind == "maybe" and blocks[index - 1].blank >= PICTURE_GAP:
            return found
        index -= 1
    lone = found[-1:]
    return lone if lone and len(blocks[lone[0]].text) <= _LONE_CAPTION_LETTERS else []


def _like_caption(block: Block) -> bool:
    return (
        block.kind == "para"
        and len(block.text) <= _CAPTION_LETTERS
        and block.soft_ended
        and not begins_amid(block.text)
    )


def _photo_title(blocks: list[Block], photo: list[int], taken: set[int]) -> list[int]:
    index = photo[0] - 1
    if index < 0 or index in taken:
        return []
    title, caption = blocks[index], blocks[photo[0]]
    after = blocks[photo[-1] + 1] if photo[-1] + 1 < len(blocks) else None
    if title.kind == "title":
        return [index] if after is None or after.kind in ("title", "maybe") else []
    if title.kind != "maybe" or title.indented or (after is not None and after.kind in OPENERS):
        return []
    if after is None or after.kind in ("title", "byline"):
        return [index]
    gap = max(title.blank, caption.blank) >= PICTURE_GAP
    return (
        [index] if gap and (index == 0 or blocks[index - 1].soft_ended or title.blank >= PICTURE_GAP) else []
    )
