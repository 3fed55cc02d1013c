import DatabaseConnection from "better-sqlite3";
import { FOUND } from "#app/domain/guidance/search.ts";

/** A text to be found: what is looked through is its title, its summary and its body. */
type Indexed = { id: string; title: string; summary: string; body: string };

/** An index of guidance that can be searched. */
export type GuidanceIndex = {
  /**
   * The ids whose text has every word (or with `any` at least one), the best first, each with a
   * piece of its text. Words come from `readWords`; a word also finds those that begin with it.
   */
  search: (words: readonly string[], any?: boolean) => { id: string; snippet: string }[];
};

/**
 * Indexes texts with SQLite's FTS5, in memory: see docs/decisions/guidance-search.md. Words are found
 * by their stem and without their accents; a title counts ten times, a summary four times.
 */
export function openGuidanceIndex(texts: readonly Indexed[]): GuidanceIndex {
  const connection = new DatabaseConnection(":memory:");
  connection.exec(
    `CREATE VIRTUAL TABLE guidance USING fts5(
      id UNINDEXED, title, summary, body, tokenize = "porter unicode61 remove_diacritics 2")`,
  );
  const insert = connection.prepare("INSERT INTO guidance VALUES (?, ?, ?, ?)");
  connection.transaction(() => {
    for (const { id, title, summary, body } of texts) insert.run(id, title, summary, body);
  })();
  const search = connection.prepare<[string, string, string], { id: string; snippet: string }>(
    `SELECT id, snippet(guidance, 3, ?, ?, '…', 28) AS snippet FROM guidance
      WHERE guidance MATCH ? ORDER BY bm25(guidance, 0, 10, 4, 1), id`,
  );
  return {
    search: (words, any = false) => {
      if (words.length === 0) return [];
      // In quotes a word is a word: nothing in it is an operator. readWords leaves no quote in it.
      const each = words.map((word) => {
        const quoted = `"${word.replaceAll('"', '""')}"`;
        return word.length >= 3 ? `(${quoted} OR ${quoted}*)` : quoted;
      });
      return search.all(FOUND.start, FOUND.end, each.join(any ? " OR " : " AND "));
    },
  };
}
