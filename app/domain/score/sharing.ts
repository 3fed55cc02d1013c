/** How far a writer shares a reason after the reveal. */
export const SHARINGS = ["named", "unnamed", "private"] as const;
export type Sharing = (typeof SHARINGS)[number];

/** What each choice of sharing says on a page. */
export const SHARING_NAMES: Record<Sharing, string> = {
  named: "With my organisation’s name",
  unnamed: "Without my organisation’s name",
  private: "Not shared: only I can read it",
};
