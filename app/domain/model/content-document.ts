import { type Document, isMap, isNode, LineCounter, parseDocument, visit } from "yaml";
import type { z } from "zod";
import { ContentError, type ContentProblem } from "./content-error.ts";

/** Keys and indexes that lead to a place in the data. */
export type Path = readonly (string | number)[];

/** Something found wrong at a place in the data, before its line is known. */
export type Finding = { path: Path; message: string };

/** A content file that was read: its value, and a way to say on which lines findings stand. */
export type ContentDocument<T> = {
  value: T;
  locate: (findings: readonly Finding[]) => ContentProblem[];
};

/**
 * Reads YAML text against a schema. Throws a ContentError that lists every problem with file, line and field:
 * broken YAML, then what the schema refuses, then what `check` finds in data of the right shape.
 */
export function readContent<T>(
  text: string,
  file: string,
  schema: z.ZodType<T>,
  check: (value: T) => Finding[] = () => [],
): ContentDocument<T> {
  const lines = new LineCounter();
  const document = parseYaml(text, file, lines);

  const locate = (findings: readonly Finding[]): ContentProblem[] =>
    findings.slice(0, MOST_PROBLEMS).map(({ path, message }) => ({
      file,
      line: lineOf(document, lines, path),
      field: formatPath(path),
      message,
    }));

  const parsed = schema.safeParse(document.toJS(), { reportInput: true });
  if (!parsed.success) throw new ContentError(locate(parsed.error.issues.flatMap(toFindings)));

  const findings = check(parsed.data);
  if (findings.length > 0) throw new ContentError(locate(findings));
  return { value: parsed.data, locate };
}

/** The parsed text. Aliases are refused: they are not needed, and a few can stand for gigabytes. */
function parseYaml(text: string, file: string, lines: LineCounter): Document {
  const wholeFile = (line: number, message: string) => ({ file, line, field: "", message });
  const deep = findDeepLine(text);
  if (deep !== null) throw new ContentError([wholeFile(deep, TOO_DEEP)]);
  // Twin keys are looked for below: the parser compares each key of a map with every other.
  const options = { lineCounter: lines, uniqueKeys: false, prettyErrors: false };
  const document = parseDocument(text, options);
  const found = document.errors.map(({ pos, message }) => ({
    at: pos[0],
    message: `not readable as YAML: ${message}`,
  }));
  visit(document, {
    Alias: (_, { range }) => {
      const message = "aliases (*name) are not read: write the text out";
      found.push({ at: range?.[0] ?? 0, message });
    },
    Map: (_, { items }) => {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        const name = keyText(key);
        if (!seen.has(name)) seen.add(name);
        else if (isNode(key)) {
          const message = `not readable as YAML: "${name}" stands twice in the same place`;
          found.push({ at: key.range?.[0] ?? 0, message });
        }
      }
    },
  });
  if (found.length > 0) {
    throw new ContentError(
      found
        .slice(0, MOST_PROBLEMS)
        .map(({ at, message }) => wholeFile(lines.linePos(at).line, message)),
    );
  }
  return document as Document;
}

/** What is said of one file at a time: nobody mends more before trying again. */
const MOST_PROBLEMS = 200;

const TOO_DEEP = "not readable as YAML: it is nested too deeply";

/** How deep lists and maps may stand in each other. No content file needs a third of it. */
const DEPTH = 30;

/**
 * The first line on which lists and maps stand too deep in each other, before anything else reads
 * the text: a parser would exhaust itself on them. Brackets in texts count as well, which no honest
 * text opens so many of.
 */
function findDeepLine(text: string): number | null {
  let open = 0;
  for (const [index, line] of text.split("\n").entries()) {
    const [indent = ""] = /^[ \t]*([-?:][ \t]+)*/.exec(line) ?? [];
    const marks = indent.replace(/[ \t]/g, "").length;
    for (const letter of line) {
      if (letter === "[" || letter === "{") open += 1;
      else if ((letter === "]" || letter === "}") && open > 0) open -= 1;
    }
    if (open > DEPTH || marks > DEPTH || indent.length > DEPTH * 8) return index + 1;
  }
  return null;
}

function toFindings(issue: z.core.$ZodIssue): Finding[] {
  const path = issue.path.filter((part) => typeof part !== "symbol");
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ path: [...path, key], message: "is not a field here" }));
  }
  if (issue.input === undefined) return [{ path, message: "is missing" }];
  return [{ path, message: issue.message }];
}

/** The line of the innermost place on the path that exists; for a map's entry, the line of its key. */
function lineOf(document: Document, lines: LineCounter, path: Path): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const offset = offsetOf(document, path.slice(0, depth));
    if (offset !== undefined) return lines.linePos(offset).line;
  }
  return 1;
}

function offsetOf(document: Document, path: Path): number | undefined {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (isMap(parent)) {
    const pair = parent.items.find((item) => keyText(item.key) === path.at(-1));
    return isNode(pair?.key) ? pair.key.range?.[0] : undefined;
  }
  const node = document.getIn(path, true);
  return isNode(node) ? node.range?.[0] : undefined;
}

function keyText(key: unknown): unknown {
  return isNode(key) ? key.toJSON() : key;
}

function formatPath(path: Path): string {
  return path
    .map((part, at) => (typeof part === "number" ? `[${part}]` : at === 0 ? part : `.${part}`))
    .join("");
}
