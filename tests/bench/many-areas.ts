import DatabaseConnection from "better-sqlite3";

/** What is made of the demonstration's own partners and rounds. */
type Growth = {
  /** How many areas there are then, the demonstration among them. */
  areas: number;
  /** People who score, added to each area. */
  raters: number;
  /** Rounds added to each area; closed ones hold every rater's answer to every row. */
  rounds: number;
  status: "open" | "closed";
};

const DAY = 86_400_000;

/** The demonstration's round that others are made after: closed, with all that a round holds. */
const MODEL = "march-2017";

/** The id of what stands in the place of another in a further area. */
const other = (column: string) => `CASE n.n WHEN 0 THEN ${column} ELSE ${column} || '-' || n.n END`;

/**
 * Adds to a database that holds the demonstration, which is area 0: areas `area-1` … with their
 * partners, and to all of them `person-<area>-<rater>` and `round-<area>-<round>`, in one
 * transaction. Closed rounds are filled open and closed after, as the database's own triggers demand.
 */
export function addAreas(path: string, { areas, raters, rounds, status }: Growth): void {
  const database = new DatabaseConnection(path);
  database.pragma("synchronous = OFF");
  database.pragma("cache_size = -200000");
  const numbers = (name: string, first: number, count: number) => {
    database.exec(`CREATE TEMP TABLE ${name} (n INTEGER PRIMARY KEY)`);
    const insert = database.prepare(`INSERT INTO ${name} VALUES (?)`);
    for (let at = 0; at < count; at += 1) insert.run(first + at);
  };
  numbers("n", 0, areas);
  numbers("r", 1, raters);
  numbers("k", 1, rounds);
  const copy = (table: string, changed: Record<string, string>, from: string) => {
    const columns = (database.pragma(`table_info(${table})`) as { name: string }[]).map(
      ({ name }) => name,
    );
    const values = columns.map((name) => changed[name] ?? `t.${name}`);
    database.exec(`INSERT INTO ${table} (${columns}) SELECT ${values} FROM ${table} t, ${from}`);
  };
  const ofArea = "t.area_id = 'demonstration'";
  const ofModel = `n, k WHERE t.round_id = '${MODEL}'`;
  const roundId = "'round-' || n.n || '-' || k.n";
  database.transaction(() => {
    const slug = "CASE n.n WHEN 0 THEN 'demonstration' ELSE 'area-' || n.n END";
    copy(
      "areas",
      { id: slug, slug, name: "'Area ' || n.n", notice: "NULL", today: "NULL" },
      "n WHERE t.id = 'demonstration' AND n.n > 0",
    );
    copy(
      "partners",
      { id: other("t.id"), area_id: slug, merged_into: "NULL" },
      `n WHERE ${ofArea} AND n.n > 0`,
    );
    database.exec(`
      CREATE TEMP TABLE seats AS SELECT partner_id AS id, ROW_NUMBER() OVER (ORDER BY position) - 1 AS seat
        FROM round_partners WHERE round_id = '${MODEL}';
      CREATE TEMP TABLE people AS SELECT 'person-' || n.n || '-' || r.n AS id, ${slug} AS area,
        ${other("seats.id")} AS partner, n.n, r.n AS rater FROM n, r
        JOIN seats ON seats.seat = r.n % (SELECT COUNT(*) FROM seats);
      INSERT INTO accounts (id, email, created_at) SELECT id, id || '@example.org', 0 FROM people;
      INSERT INTO members (id, area_id, account_id, partner_id, name, email, roles)
        SELECT id, area, id, partner, 'Person ' || rater, id || '@example.org', '["partner-member"]'
        FROM people`);
    copy(
      "rounds",
      {
        id: roundId,
        area_id: slug,
        name: "'Round ' || k.n",
        status: "'open'",
        as_at: "date('2017-03-31', '-' || (90 * k.n) || ' days')",
        opened_at: `t.opened_at - k.n * ${90 * DAY}`,
        closed_at: "NULL",
      },
      `n, k WHERE t.id = '${MODEL}'`,
    );
    copy("round_partners", { round_id: roundId, partner_id: other("t.partner_id") }, ofModel);
    const nothingYet = { agreed_level: "NULL", target_level: "NULL", target_date: "NULL" };
    const scoring = { pass1: "'scoring'", pass1_at: "NULL", outcome: "'none'", agreed_at: "NULL" };
    const [ofChange, ofRow] =
      status === "closed" ? [{}, {}] : [nothingYet, { ...nothingYet, ...scoring, rationale: "''" }];
    copy("round_changes", { ...ofChange, round_id: roundId }, ofModel);
    copy("round_rows", { ...ofRow, round_id: roundId }, ofModel);
    if (status === "closed") {
      database.exec(`
        INSERT INTO round_scorers (round_id, member_id, partner_id)
          SELECT 'round-' || people.n || '-' || k.n, people.id, people.partner FROM people, k;
        INSERT INTO scores (round_id, row_key, member_id, pass, partner_id, answer, sharing, version, updated_at)
          SELECT 'round-' || people.n || '-' || k.n, row_key, people.id, 1, people.partner,
            CAST(1 + ABS(RANDOM()) % 5 AS TEXT), 'unnamed', 1, 0
          FROM people, k, round_rows WHERE round_rows.round_id = '${MODEL}';
        UPDATE rounds SET status = 'closed', closed_at = opened_at + ${30 * DAY} WHERE id LIKE 'round-%'`);
    }
  })();
  database.close();
}
