import { addQuarters, type Quarter } from "../measure/period.ts";
import type { Finding } from "../model/content-document.ts";
import type {
  Cell,
  ContradictionRule,
  GridFile,
  Named,
  Pull,
  ReturnListsFile,
  ReturnTemplateFile,
  SectionFile,
  Sum,
} from "./template-file.ts";

type AnswerType = NonNullable<Cell["type"]>;

/** When a question must be answered, with every place written out. */
type Asked =
  | "always"
  | "optional"
  | { when: string; is: readonly string[] }
  | { when: string; blank: true }
  | { differs: string };

/** One question of a return. */
export type Question = {
  /** Its place in the return: "cover.board", "conditions.nhs-number.answer". */
  key: string;
  /** What stands beside its field: in a table the name of its column. */
  label: string;
  /** Its name where it stands alone, with the row and the table it belongs to. */
  name: string;
  type: AnswerType;
  answers: readonly Named[];
  asked: Asked;
  /** The check it is counted under; null where the check sheet leaves it out. */
  check: string | null;
  /** Whether it starts from the answer of the quarter before: always, within the year, or never. */
  carried: "always" | "in-year" | null;
  whole: boolean;
  /** Most characters of a text. */
  longest: number;
  hint: string;
  pull: Pull | null;
  /** In a table: the keys of its row and column. */
  row: string | null;
  column: string | null;
};

/** A table of questions; null where a row is not asked for a column. */
export type Grid = {
  kind: "grid";
  key: string;
  name: string;
  help: string;
  columns: readonly Named[];
  rows: readonly (Named & { measure: string | null; cells: readonly (Question | null)[] })[];
};
type Part = { kind: "question"; question: Question } | Grid;

export type Section = {
  key: string;
  name: string;
  help: string;
  parts: readonly Part[];
  /** Every question of its parts, in order. */
  questions: readonly Question[];
  sums: readonly Sum[];
};

/** A return's form for one quarter. */
export type Template = {
  id: string;
  title: string;
  note: string;
  source: ReturnTemplateFile["source"];
  quarter: Quarter;
  sections: readonly Section[];
  contradictions: readonly ContradictionRule[];
};

/** The templates as read, and the lists they share. */
export type ReturnForms = { templates: readonly ReturnTemplateFile[]; lists: ReturnListsFile };

/** Most characters of a line, and of a comment. */
const LINE = 300;
const COMMENT = 4000;

/** The template of a quarter; null when there is none for it. */
export function findTemplate(forms: ReturnForms, quarter: Quarter): Template | null {
  const file = forms.templates.find(({ from, to }) => from <= quarter && quarter <= to);
  return file ? openTemplate(forms, file, quarter) : null;
}

/** The quarters that have a template, oldest first. */
export function listReturnQuarters({ templates }: ReturnForms): Quarter[] {
  return templates
    .flatMap(({ from, to }) => {
      const quarters: Quarter[] = [];
      for (let quarter = from; quarter <= to; quarter = addQuarters(quarter, 1)) {
        quarters.push(quarter);
      }
      return quarters;
    })
    .sort();
}

function openTemplate(forms: ReturnForms, file: ReturnTemplateFile, quarter: Quarter): Template {
  const other = forms.templates.find(({ id }) => id === file.contradictionsAs);
  return {
    id: file.id,
    title: file.title,
    note: file.note ?? "",
    source: file.source,
    quarter,
    sections: file.sections.map((section) =>
      openSection(findSection(forms.templates, section), forms.lists, quarter),
    ),
    contradictions: [...(other?.contradictions ?? []), ...(file.contradictions ?? [])],
  };
}

function findSection(
  templates: readonly ReturnTemplateFile[],
  section: ReturnTemplateFile["sections"][number],
): SectionFile {
  if (!("as" in section)) return section;
  const from = templates.find(({ id }) => id === section.as);
  const found = from?.sections.find(({ key }) => key === section.key);
  if (found === undefined || "as" in found) {
    throw new Error(`The section ${section.key} of ${section.as} is not written there.`);
  }
  return found;
}

function openSection(file: SectionFile, lists: ReturnListsFile, quarter: Quarter): Section {
  const parts = file.parts.map((part): Part => {
    if ("grid" in part) return openGrid(part, lists, quarter);
    const { key, name, ...cell } = part.question;
    const place = { key: `${file.key}.${key}`, label: name, name, row: null, column: null };
    return { kind: "question", question: openQuestion(place, cell, lists) };
  });
  return {
    key: file.key,
    name: file.name,
    help: file.help ?? "",
    parts,
    questions: parts.flatMap((part) =>
      part.kind === "question"
        ? [part.question]
        : part.rows.flatMap(({ cells }) => cells.filter((cell) => cell !== null)),
    ),
    sums: file.sums ?? [],
  };
}

function openGrid(file: GridFile, lists: ReturnListsFile, quarter: Quarter): Grid {
  const rows = listPlaces(file.rows, lists);
  const columns = listPlaces(file.columns, lists);
  // Where columns ask different things, a row says by itself what it is about.
  const ownRows = typeof file.columns !== "string";
  return {
    kind: "grid",
    key: file.grid,
    name: file.name,
    help: file.help ?? "",
    columns: columns.map(({ key, name }) => ({ key, name })),
    rows: rows.map((row) => ({
      key: row.key,
      name: row.name,
      ...(row.help === undefined ? {} : { help: row.help }),
      measure: file.measures?.[row.key] ?? null,
      cells: columns.map((column) => {
        if (row.toDate && column.key > `q${quarter.slice(-1)}`) return null;
        if (column.only && !column.only.includes(row.key)) return null;
        const place = {
          key: `${file.grid}.${row.key}.${column.key}`,
          label: column.name,
          name: `${ownRows ? "" : `${file.name}, `}${row.name}: ${column.name}`,
          row: row.key,
          column: column.key,
        };
        return openQuestion(place, { ...file.cells, ...column.cell, ...row.cell }, lists);
      }),
    })),
  };
}

type PlaceInGrid = Named & {
  cell?: Cell | undefined;
  only?: string[] | undefined;
  toDate?: boolean | undefined;
};

function listPlaces(
  places: string | readonly PlaceInGrid[],
  lists: ReturnListsFile,
): readonly PlaceInGrid[] {
  return typeof places === "string" ? (lists.places[places] ?? []) : places;
}

function openQuestion(
  place: Pick<Question, "key" | "label" | "name" | "row" | "column">,
  cell: Cell,
  lists: ReturnListsFile,
): Question {
  const type = cell.type ?? "text";
  const rowKey = place.key.slice(0, place.key.lastIndexOf("."));
  const check = cell.check ?? (cell.checkRow ? rowKey : place.key);
  return {
    ...place,
    type,
    answers: cell.answers === undefined ? [] : (lists.answers[cell.answers] ?? []),
    asked: openAsked(cell.asked, rowKey),
    check: cell.counted === false ? null : check,
    carried: cell.carried ? "always" : cell.carriedInYear ? "in-year" : null,
    whole: cell.whole ?? false,
    longest: cell.longest ?? (type === "long-text" ? COMMENT : LINE),
    hint: cell.hint ?? "",
    pull: cell.pull ?? null,
  };
}

function openAsked(asked: Cell["asked"], rowKey: string): Asked {
  if (asked === undefined) return "always";
  if (asked === "optional" || "differs" in asked) return asked;
  const when = asked.when.startsWith(".") ? `${rowKey}${asked.when}` : asked.when;
  return asked.blank ? { when, blank: true } : { when, is: asked.is ?? [] };
}

/** What is wrong in a template of the right shape: names that lead nowhere, keys that repeat. */
export function checkTemplate(file: ReturnTemplateFile, forms: ReturnForms): Finding[] {
  const findings: Finding[] = [];
  file.sections.forEach((section, at) => {
    const found = forms.templates
      .find(({ id }) => "as" in section && id === section.as)
      ?.sections.find(({ key }) => key === section.key);
    if ("as" in section && (found === undefined || "as" in found)) {
      findings.push({
        path: ["sections", at, "as"],
        message: `no section "${section.key}" is written in "${section.as}"`,
      });
    }
    if (!("as" in section)) findings.push(...checkLists(section, ["sections", at], forms.lists));
  });
  if (findings.length > 0) return findings;

  const { sections, contradictions } = openTemplate(forms, file, file.to);
  const questions = sections.flatMap((section) => section.questions);
  const keys = new Set(questions.map(({ key }) => key));
  const grids = new Set(
    sections.flatMap(({ parts }) =>
      parts.flatMap((part) => (part.kind === "grid" ? part.key : [])),
    ),
  );
  if (keys.size < questions.length) {
    findings.push({ path: ["sections"], message: "two questions have the same key" });
  }
  const needed = [
    ...questions.flatMap(({ asked }) =>
      typeof asked === "object" && "when" in asked ? asked.when : [],
    ),
    ...sections.flatMap(({ sums }) => sums.map(({ total }) => total)),
    ...contradictions.flatMap((rule) => {
      if (rule.kind === "budgets") return [rule.total, rule.began, rule.stopped];
      if (rule.kind === "denied") return rule.answer;
      if (rule.kind !== "no-improvement") return [];
      return rule.pairs.flatMap(({ progress, statement }) => [progress, statement]);
    }),
  ];
  const tables = [
    ...sections.flatMap(({ sums }) => sums.map(({ grid }) => grid)),
    ...contradictions.flatMap((rule) =>
      "grid" in rule ? rule.grid : rule.kind === "denied" ? rule.by.grid : [],
    ),
  ];
  const lost = [
    ...needed.filter((key) => !keys.has(key)),
    ...tables.filter((key) => !grids.has(key)),
    ...questions
      .filter(({ type, answers }) => type === "choice" && answers.length === 0)
      .map(({ key }) => key),
  ];
  for (const key of new Set(lost)) {
    findings.push({ path: ["sections"], message: `"${key}" leads to no question of the template` });
  }
  return findings;
}

function checkLists(
  section: SectionFile,
  path: readonly (string | number)[],
  lists: ReturnListsFile,
): Finding[] {
  return section.parts.flatMap((part, at): Finding[] => {
    if ("question" in part) return [];
    return (["rows", "columns"] as const).flatMap((side): Finding[] => {
      const list = part[side];
      return typeof list === "string" && lists.places[list] === undefined
        ? [{ path: [...path, "parts", at, side], message: `no list is named "${list}"` }]
        : [];
    });
  });
}
