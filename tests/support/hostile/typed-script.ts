import Database from "better-sqlite3";

/*
 * What somebody types to make another's browser, spreadsheet or calendar do something, in every text
 * that the database holds: so a field that is added later is among them.
 */

/** Each counts itself when it runs; none may. */
const PAYLOADS = [
  "<script>__ran=1</script>",
  '<img src=x onerror="__ran=2">',
  "<svg onload=__ran=3></svg>",
  "</script><script>__ran=4</script>",
  '"><a href="javascript:__ran=5">there</a>',
  "<template><img src=x onerror=__ran=6></template>{{7*7}}",
  "</title></textarea></style><script>__ran=7</script>",
  "\u2028</script>\u2029<!--<script>__ran=8",
  "--><iframe srcdoc='<script>parent.__ran=9</script>'></iframe>",
  "' onmouseover='__ran=10' autofocus onfocus='__ran=11",
] as const;

/** What a spreadsheet would run, and what would be a line of its own in a calendar or a header. */
const STARTS = ['=HYPERLINK("http://x.example")', "+1+cmd", "@SUM(1)", "a\r\nX-TYPED:yes\r\n"];

/** Columns that hold words of the program's own, though these have spaces in them. */
const NOT_TYPED =
  /^(id|.*_id|.*_key|hash|.*_hash|quarter|period|year|part|kind|question|member_id|priorities|email|device|mark|subject_id|contradiction)$/;

/** Every text that has a space in it, and so was typed, begins with one of the above; gives how many. */
export function typeScripts(path: string): number {
  const database = new Database(path);
  const triggers = database
    .prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    .all() as { name: string; sql: string }[];
  // They would keep what is closed from being changed.
  for (const { name } of triggers) database.exec(`DROP TRIGGER "${name}"`);
  const columns = database
    .prepare(
      `SELECT sqlite_master.name AS "table", columns.name AS "column"
        FROM sqlite_master, pragma_table_info(sqlite_master.name) AS columns
        WHERE sqlite_master.type = 'table' AND columns.type = 'TEXT'
          AND sqlite_master.name NOT LIKE '\\_\\_%' ESCAPE '\\'`,
    )
    .all() as { table: string; column: string }[];
  let typed = 0;
  const spoil = (text: string) => {
    const payload = PAYLOADS[typed % PAYLOADS.length] ?? "";
    const start = STARTS[typed % STARTS.length] ?? "";
    typed++;
    return `${start} ${payload} ${text}`;
  };
  for (const { table, column } of columns.filter((each) => !NOT_TYPED.test(each.column))) {
    const rows = database.prepare(`SELECT rowid, "${column}" AS text FROM "${table}"`).all() as {
      rowid: number;
      text: string | null;
    }[];
    const write = database.prepare(`UPDATE "${table}" SET "${column}" = ? WHERE rowid = ?`);
    for (const { rowid, text } of rows) {
      if (text?.includes(" ") && !/^[[{"]/.test(text)) write.run(spoil(text), rowid);
    }
  }
  for (const { sql } of triggers) database.exec(sql);
  database.close();
  return typed;
}
