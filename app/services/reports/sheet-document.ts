import { formatDate } from "#app/domain/dates.ts";
import type { Change, Edition } from "#app/domain/model/edition.ts";
import type { FormPage, ReportDocument } from "./document.ts";

/** What the sheets are printed for. */
type Printed = {
  area: { name: string; notice: string | null };
  round: {
    name: string;
    hospitals: string;
    population: number | null;
    footprint: string;
    asAt: string;
  };
  levels: Edition["levels"];
  /** The changes printed, a page each, and how many the round has. */
  changes: readonly Change[];
  of: number;
  /** The organisation they are printed for; null for everyone's. */
  partner: string | null;
  large: boolean;
  /** The address of the page that asks the same. */
  page: string;
};

/** The one rule, in the words of the scoring page. */
const RULE = "Tick the highest level that is wholly true across that scope.";

const BRIEFING =
  "Nobody but the recorder who types it in sees what you tick before the room reveals it, and the recorder cannot read it back. Public records may be asked for under freedom-of-information law: name no patients and no staff.";

/** Score sheets on paper: one change a page, for people without a device. */
export function sheetDocument(printed: Printed): ReportDocument {
  const { area, round, changes, large, page } = printed;
  return {
    title: round.name,
    author: area.name,
    asAt: formatDate(round.asAt),
    orientation: "portrait",
    notice: area.notice,
    summary: [],
    page,
    form: {
      large,
      blanks: [
        { label: "Organisation", value: printed.partner },
        { label: "Sheet number", value: null },
      ],
    },
    blocks: changes.map((change) => ({ kind: "form-page", page: pageOf(change, printed) })),
  };
}

function pageOf(change: Change, { round, levels, of }: Printed): FormPage {
  const people =
    round.population === null ? "" : `${round.population.toLocaleString("en-GB")} people`;
  const scope = [round.hospitals, round.footprint, people].filter(Boolean).join("; ");
  return {
    eyebrow: `Change ${change.number}${of > 1 ? ` of ${of}` : ""}`,
    title: change.name,
    facts: `Scope: ${scope}. As at ${formatDate(round.asAt)}.`,
    rule: RULE,
    key: levels.map(({ value, name }) => `${value} ${name}`),
    rows: change.rows.map((row) => ({
      topic: row.topic,
      choices: row.descriptors.map((text, place) => ({ key: String(place + 1), text })),
      others: ["I don’t know", "Not for my organisation to say"],
      write: "Reason, if you wish",
    })),
    ask: {
      label: "May your reasons be shown after the reveal?",
      choices: ["With my organisation’s name", "Without it", "Not at all"],
    },
    remark: BRIEFING,
  };
}
