/** Tables whose rows belong to a round and can never change once it is closed. */
const FROZEN = [
  "round_partners",
  "round_scorers",
  "round_changes",
  "round_rows",
  "scores",
  "different_views",
] as const;

/**
 * Texts that an audited redaction or erasure may blank in a closed round, and the columns that must
 * stay. The random name of the device goes with the texts: it says nothing of the round.
 */
const REDACTABLE: Record<string, { blank: readonly string[]; keep: readonly string[] }> = {
  scores: {
    blank: ["reason", "evidence", "evidence_link", "device"],
    keep: [
      "answer",
      "sharing",
      "member_id",
      "row_key",
      "pass",
      "partner_id",
      "origin",
      "entered_by",
      "device_counter",
      "version",
      "updated_at",
    ],
  },
  round_rows: {
    blank: ["rationale", "parked_note", "hidden_reason"],
    keep: [
      "row_key",
      "change_key",
      "pass1",
      "pass1_at",
      "pass2",
      "pass2_at",
      "outcome",
      "agreed_level",
      "agreed_at",
      "priority",
      "target_level",
      "target_date",
      "version",
    ],
  },
  round_changes: {
    blank: ["sentence"],
    keep: ["change_key", "agreed_level", "target_level", "target_date", "version"],
  },
  different_views: {
    blank: ["sentence"],
    keep: ["row_key", "partner_id", "level", "confirmed_at", "confirmed_by", "version"],
  },
};

const closed = (round: string) => `(SELECT status FROM rounds WHERE id = ${round}) = 'closed'`;

function freezeUpdate(table: string): string {
  const rule = REDACTABLE[table];
  const isRedaction = rule
    ? [
        "NEW.round_id = OLD.round_id",
        ...rule.keep.map((column) => `NEW.${column} IS OLD.${column}`),
        ...rule.blank.map((column) => `(NEW.${column} IS OLD.${column} OR NEW.${column} = '')`),
      ].join(" AND ")
    : "0";
  return `CREATE TRIGGER freeze_${table}_update BEFORE UPDATE ON ${table}
    WHEN (${closed("OLD.round_id")} OR ${closed("NEW.round_id")}) AND NOT (${isRedaction})
    BEGIN SELECT RAISE(ABORT, 'round-closed'); END`;
}

const freeze = FROZEN.flatMap((table) => [
  freezeUpdate(table),
  `CREATE TRIGGER freeze_${table}_insert BEFORE INSERT ON ${table} WHEN ${closed("NEW.round_id")}
    BEGIN SELECT RAISE(ABORT, 'round-closed'); END`,
  `CREATE TRIGGER freeze_${table}_delete BEFORE DELETE ON ${table} WHEN ${closed("OLD.round_id")}
    BEGIN SELECT RAISE(ABORT, 'round-closed'); END`,
]);

const appendOnly = (table: string) =>
  (["UPDATE", "DELETE"] as const).map(
    (event) => `CREATE TRIGGER keep_${table}_${event.toLowerCase()} BEFORE ${event} ON ${table}
    BEGIN SELECT RAISE(ABORT, 'append-only'); END`,
  );

/** Tables whose rows belong to a quarterly return and can never change once it is submitted. */
const SUBMITTED = ["return_sections", "return_explanations", "return_sign_offs"] as const;

const submitted = (row: string) =>
  `(SELECT submitted_on FROM returns WHERE id = ${row}.return_id) IS NOT NULL`;
/** One that was read in from a file may be taken back as a whole. */
const submittedHere = (row: string) =>
  `EXISTS (SELECT 1 FROM returns WHERE id = ${row}.return_id
    AND submitted_on IS NOT NULL AND file_name IS NULL)`;
const refuseSubmitted = "BEGIN SELECT RAISE(ABORT, 'return-submitted'); END";

const freezeReturns = [
  ...SUBMITTED.flatMap((table) => [
    `CREATE TRIGGER freeze_${table}_insert BEFORE INSERT ON ${table} WHEN ${submitted("NEW")}
    ${refuseSubmitted}`,
    `CREATE TRIGGER freeze_${table}_update BEFORE UPDATE ON ${table} WHEN ${submitted("OLD")}
    ${refuseSubmitted}`,
    `CREATE TRIGGER freeze_${table}_delete BEFORE DELETE ON ${table} WHEN ${submittedHere("OLD")}
    ${refuseSubmitted}`,
  ]),
  `CREATE TRIGGER freeze_returns_update BEFORE UPDATE ON returns WHEN OLD.submitted_on IS NOT NULL
    ${refuseSubmitted}`,
  `CREATE TRIGGER freeze_returns_delete BEFORE DELETE ON returns
    WHEN OLD.submitted_on IS NOT NULL AND OLD.file_name IS NULL
    ${refuseSubmitted}`,
];

/** The plan's history keeps what was said; a redaction may blank a text in it, and nothing else. */
const keepActionHistory = [
  `CREATE TRIGGER keep_action_history_update BEFORE UPDATE ON action_history
    WHEN NOT (${["id", "action_id", "member_id", "at", "field"]
      .map((column) => `NEW.${column} IS OLD.${column}`)
      .concat(["before", "after"].map((text) => `(NEW.${text} IS OLD.${text} OR NEW.${text} = '')`))
      .join(" AND ")})
    BEGIN SELECT RAISE(ABORT, 'append-only'); END`,
  `CREATE TRIGGER keep_action_history_delete BEFORE DELETE ON action_history
    BEGIN SELECT RAISE(ABORT, 'append-only'); END`,
];

/** What people said of a case's readiness can never change once it is revealed; a reason may be blanked. */
const keepReadiness = (["INSERT", "UPDATE", "DELETE"] as const).map((event) => {
  const asking = `(SELECT revealed_at FROM graduation_askings WHERE id = ${event === "INSERT" ? "NEW" : "OLD"}.asking_id)`;
  const isErasure = ["asking_id", "criterion", "member_id", "partner_id", "answer", "sharing", "at"]
    .map((column) => `NEW.${column} IS OLD.${column}`)
    .concat("NEW.reason = ''")
    .join(" AND ");
  const unless = event === "UPDATE" ? ` AND NOT (${isErasure})` : "";
  return `CREATE TRIGGER keep_readiness_${event.toLowerCase()} BEFORE ${event} ON graduation_readiness
    WHEN ${asking} IS NOT NULL${unless} BEGIN SELECT RAISE(ABORT, 'append-only'); END`;
});

/**
 * Every trigger of the database. They are dropped before a migration and created again after it,
 * since a table that a migration rebuilds would lose them.
 */
export const TRIGGERS: readonly string[] = [
  ...freeze,
  `CREATE TRIGGER freeze_rounds_update BEFORE UPDATE ON rounds WHEN OLD.status = 'closed'
    BEGIN SELECT RAISE(ABORT, 'round-closed'); END`,
  `CREATE TRIGGER freeze_rounds_delete BEFORE DELETE ON rounds WHEN OLD.status = 'closed'
    BEGIN SELECT RAISE(ABORT, 'round-closed'); END`,
  ...appendOnly("audit_events"),
  ...appendOnly("editions"),
  ...appendOnly("corrections"),
  ...appendOnly("progress_notes"),
  ...appendOnly("measure_history"),
  ...appendOnly("integration_choices"),
  ...appendOnly("graduation_comments"),
  ...appendOnly("graduation_progress"),
  ...appendOnly("graduation_versions"),
  ...keepReadiness,
  ...appendOnly("decisions"),
  ...appendOnly("decision_corrections"),
  ...appendOnly("decision_actions"),
  ...appendOnly("action_updates"),
  ...appendOnly("packs"),
  ...appendOnly("story_answers"),
  ...appendOnly("return_corrections"),
  ...freezeReturns,
  ...appendOnly("share_openings"),
  ...keepActionHistory,
];
