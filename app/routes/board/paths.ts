import { type RouteConfigEntry, route } from "@remix-run/route-config";

/** What a board reads: the page now, the packs that were issued, and what it is asked to decide. */
export const boardPaths: RouteConfigEntry[] = [
  route("board", "routes/board/board.tsx"),
  route("board.pdf", "routes/board/board-pdf.ts"),
  route("board/decisions", "routes/board/decisions.tsx"),
  route("board/packs", "routes/board/packs.tsx"),
  route("board/packs/issue", "routes/board/issue.tsx"),
  route("board/packs/:pack", "routes/board/pack.tsx"),
  route("board/packs/:pack/pack.pdf", "routes/board/pack-pdf.ts"),
];
