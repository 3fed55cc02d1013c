import { strToU8, zipSync } from "fflate";

/** A file that is small to send and would be large to read; where it is sent, and what is said of it. */
type Bomb = { to: string; name: string; bytes: Uint8Array; said: RegExp };

const AREA = "/areas/demonstration";
const KB = 1024;
/** As much as a form takes with its file. */
const FULL = 199 * KB;

const SHEET_HEAD =
  '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">';

/** A workbook of these sheets, with whatever else is put into it. */
function workbook(sheets: readonly string[], more: Record<string, string> = {}): Uint8Array {
  const numbers = sheets.map((_, at) => at + 1);
  const type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const main = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const files: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="${main}.sheet.main+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${type}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns:r="${type}"><sheets>${numbers
      .map((number) => `<sheet name="S${number}" sheetId="${number}" r:id="rId${number}"/>`)
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${numbers
      .map(
        (number) =>
          `<Relationship Id="rId${number}" Type="${type}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
      )
      .join(
        "",
      )}<Relationship Id="rIdS" Type="${type}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ...Object.fromEntries(
      sheets.map((rows, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `${SHEET_HEAD}<sheetData>${rows}</sheetData></worksheet>`,
      ]),
    ),
    ...more,
  };
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
    { level: 9 },
  );
}

const times = (count: number, make: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => make(at)).join("");
const inline = (at: string, text: string) =>
  `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;

const LAUGHS = `<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "ha">${times(
  20,
  (at) =>
    `<!ENTITY ${String.fromCharCode(98 + at)} "${`&${String.fromCharCode(97 + at)};`.repeat(10)}">`,
)}]><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&u;</t></si></sst>`;

const OVERSIZED = /holds more than can be read at once/;
const NO_PLAN =
  /cannot be read as an Excel workbook|holds more|No line|no line|column|empty|header/i;

const WORKBOOKS: Record<string, [bytes: Uint8Array, said: RegExp]> = {
  "of 60 MB of blanks": [workbook([" ".repeat(60 * KB * KB)]), OVERSIZED],
  "of 300 sheets": [workbook(Array.from({ length: 300 }, () => "")), NO_PLAN],
  "of 30 MB of shared texts": [
    workbook([""], {
      "xl/sharedStrings.xml": `<sst><si><t>${"a".repeat(30 * KB * KB)}</t></si></sst>`,
    }),
    OVERSIZED,
  ],
  "with entities of entities": [
    workbook(['<row r="1"><c r="A1" t="s"><v>0</v></c></row>'], { "xl/sharedStrings.xml": LAUGHS }),
    NO_PLAN,
  ],
  "that says it is as large as can be": [
    workbook([`</sheetData><dimension ref="A1:XFD1048576"/><sheetData>`]),
    NO_PLAN,
  ],
  "with a cell in the last column of 9,000 lines": [
    workbook([times(9_000, (at) => `<row r="${at + 1}"><c r="XFD${at + 1}"><v>1</v></c></row>`)]),
    NO_PLAN,
  ],
  "with a cell in the last line": [
    workbook([`<row r="1048576">${inline("A1048576", "x")}</row>`]),
    NO_PLAN,
  ],
  "that merges everything": [
    workbook([`</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells><sheetData>`]),
    OVERSIZED,
  ],
  "of 40,000 formulas": [
    workbook([times(40_000, (at) => `<row r="${at + 1}"><c r="A${at + 1}"><f>A1</f></c></row>`)]),
    NO_PLAN,
  ],
};

/** Every way in for a file, and what is sent there. */
export const BOMBS: readonly [title: string, bomb: Bomb][] = [
  ...Object.entries(WORKBOOKS).map(([title, [bytes, said]]): [string, Bomb] => [
    `a workbook ${title}`,
    { to: `${AREA}/plan/import`, name: "plan.xlsx", bytes, said },
  ]),
  ...[
    `${AREA}/plan/import`,
    `${AREA}/measures/import`,
    `${AREA}/rounds/june-2017/paper/import`,
  ].flatMap((to): [string, Bomb][] =>
    Object.entries({
      commas: ",".repeat(FULL),
      lines: "\n".repeat(FULL),
      quotes: '"'.repeat(FULL - 1),
      "an open quotation mark": `a,"${"b\n".repeat(FULL / 2 - 8)}`,
      "one word": "a".repeat(FULL),
      "lines of nothing": "a,b\n".repeat(FULL / 4),
    }).map(([what, text]) => [
      `a CSV file of ${what} for ${to.slice(AREA.length + 1)}`,
      { to, name: "file.csv", bytes: strToU8(text), said: /line|column|empty|file|quotation/i },
    ]),
  ),
  ...Object.entries({
    lists: "[".repeat(FULL),
    objects: '{"a":'.repeat(FULL / 5),
    names: `{${times(9_000, (at) => `"k${at}":${at},`)}"__proto__":1}`,
    "a number": "9".repeat(FULL),
  }).map(([what, text]): [string, Bomb] => [
    `a return of ${what}`,
    {
      to: `${AREA}/returns/import`,
      name: "return.json",
      bytes: strToU8(text),
      said: /file|return|read/i,
    },
  ]),
  ...Object.entries({
    aliases: `a: &a [x,x]\n${times(26, (at) => `k${at}: &k${at} [${`*${at ? `k${at - 1}` : "a"},`.repeat(9)}]\n`)}`,
    lists: "[".repeat(FULL),
    "lists in lines": "- ".repeat(FULL / 2),
    steps: times(600, (at) => `${" ".repeat(at)}a:\n`),
    "names that are lists": `? ${"[".repeat(20)}${"]".repeat(20)}\n`.repeat(2_000),
    twins: "a: 1\n".repeat(FULL / 5),
    "many names": times(14_000, (at) => `key${at}: 1\n`),
    "merged names": `base: &b {a: 1}\n${times(5_000, (at) => `k${at}: {<<: *b}\n`)}`,
    tags: '!!js/function "return 1"\n'.repeat(2_000),
    documents: "---\na: 1\n".repeat(20_000),
    "one line": `id: ${"a".repeat(FULL)}`,
  }).map(([what, text]): [string, Bomb] => [
    `an edition of ${what}`,
    {
      to: `${AREA}/editions/new`,
      name: "model.yaml",
      bytes: strToU8(text),
      said: /YAML|read|missing|field|nested|large/i,
    },
  ]),
];
