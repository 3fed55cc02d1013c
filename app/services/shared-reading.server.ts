import { formatDate, londonDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import type { BoardPack } from "#app/domain/report/board-pack.ts";
import { reportPlan } from "#app/domain/report/plan-report.ts";
import { listDownloads } from "#app/domain/report/results-downloads.ts";
import {
  leaveOutNames,
  packWithoutPeople,
  planWithoutPeople,
  storiesWithoutPeople,
} from "#app/domain/report/without-people.ts";
import type { Area } from "#db/queries/areas.server.ts";
import { findPack } from "#db/queries/packs.server.ts";
import {
  findShare,
  insertShareOpening,
  listPeopleNames,
  type Share,
} from "#db/queries/shares.server.ts";
import { readerOf } from "./board-input.server.ts";
import type { Kit } from "./kit.server.ts";
import { readPack } from "./pack-reading.server.ts";
import { loadPlan, reportInput } from "./plan-context.server.ts";
import { boardDocument } from "./reports/board-document.ts";
import { renderCsv } from "./reports/csv.server.ts";
import type { ReportDocument } from "./reports/document.ts";
import { planDocument } from "./reports/plan-document.ts";
import { actionSheet, type PlanTables, planWorkbook } from "./reports/plan-workbook.ts";
import type { Bytes } from "./reports/reports.ts";
import { resultsDocument } from "./reports/results-document.ts";
import { readResults } from "./results.server.ts";
import { aboutResults, nameResultsFile, renderResults } from "./results-downloads.server.ts";
import { hashToken } from "./tokens.server.ts";

/** What a shared page shows: a document like the printed one, or a board's pack. */
type SharedContent =
  | { kind: "document"; document: ReportDocument }
  | { kind: "pack"; pack: BoardPack; title: string; issued: string };

type SharedFile = { file: string; name: string; about: string };

/** One shared thing, ready to be shown or made into a file. */
type Shared = {
  content: () => SharedContent;
  files: readonly SharedFile[];
  make: (file: string) => Promise<{ bytes: Bytes | string; fileName: string }>;
};

/** What somebody outside the area reads by a link: no names of people are in any of it. */
export function createShared(kit: Kit) {
  const { db } = kit;

  /** The link that a token opens now. Refuses `share-ended`. */
  function find(token: string) {
    const found = findShare(db, hashToken(token), kit.now());
    if (!found) throw new DomainError("share-ended");
    return found;
  }

  function read({ share, area }: { share: Share; area: Area }, token: string): Shared {
    const address = `${kit.publicUrl}/shared/${token}`;
    const names = listPeopleNames(db, area.id);
    const note = `Shared to be read until ${formatDate(londonDate(share.expiresAt))}. People’s names are left out.`;
    const noted = (document: ReportDocument): ReportDocument => ({
      ...document,
      summary: [...document.summary, note],
    });
    if (share.kind === "plan") return readPlan(area, names, address, noted);
    if (share.kind === "pack") return readIssued(area, share.subjectId, names, address, noted);
    return readRound(area, share.subjectId, names, address, noted);
  }

  type Noted = (document: ReportDocument) => ReportDocument;

  function readRound(
    area: Area,
    roundId: string,
    names: readonly string[],
    address: string,
    noted: Noted,
  ): Shared {
    const whole = readResults(kit, readerOf(area.id), roundId, "outside");
    const page = leaveOutNames({ ...whole, stories: storiesWithoutPeople(whole.stories) }, names);
    const about = aboutResults(page, area, address);
    const document = () => noted(resultsDocument(page.report, about));
    return {
      content: () => ({ kind: "document", document: document() }),
      files: listDownloads(page.report, page.context !== null),
      make: async (file) => ({
        bytes:
          file === "results.pdf"
            ? await kit.reports.pdf(document())
            : await renderResults(kit, page, about, file),
        fileName: nameResultsFile(area, page, file),
      }),
    };
  }

  function readPlan(area: Area, names: readonly string[], address: string, noted: Noted): Shared {
    const context = loadPlan(kit, readerOf(area.id));
    const input = planWithoutPeople(reportInput(context));
    const tables: PlanTables = {
      report: leaveOutNames(reportPlan(input), names),
      actions: leaveOutNames(input.actions, names),
      today: context.today,
      page: address,
    };
    const document = (form: "one-table" | "by-change") =>
      noted(planDocument(tables.report, address, form));
    return {
      content: () => ({ kind: "document", document: document("by-change") }),
      files: PLAN_FILES,
      make: async (file) => {
        const fileName = `action-plan-${area.slug}-${context.today}.${file.split(".")[1]}`;
        switch (file) {
          case "plan.pdf":
            return { bytes: await kit.reports.pdf(document("one-table")), fileName };
          case "plan.docx":
            return { bytes: await kit.reports.docx(document("by-change")), fileName };
          case "plan.xlsx":
            return { bytes: await kit.reports.xlsx(planWorkbook(tables)), fileName };
          default:
            return { bytes: renderCsv(actionSheet(tables)), fileName };
        }
      },
    };
  }

  function readIssued(
    area: Area,
    id: string,
    names: readonly string[],
    address: string,
    noted: Noted,
  ): Shared {
    const found = findPack(db, area.id, id);
    if (!found) throw new DomainError("share-ended");
    const pack = leaveOutNames(packWithoutPeople(readPack(found)), names);
    const { number, issuedAt, asAt } = found;
    const words = `Issued on ${formatDate(asAt)}`;
    return {
      content: () => ({ kind: "pack", pack, title: `${pack.title} ${number}`, issued: words }),
      files: PACK_FILES,
      make: async () => ({
        bytes: await kit.reports.pdf(
          noted(boardDocument(pack, address, { number, words, issuedAt })),
        ),
        fileName: `board-pack-${area.slug}-${asAt}.pdf`,
      }),
    };
  }

  function noteOpening(share: Share, part: string): void {
    const at = kit.now();
    db.note(() => insertShareOpening(db, { shareId: share.id, at, part }), "owed");
  }

  return {
    /** What a link shows. Looking spends nothing, and is on record. Refuses `share-ended`. */
    page(token: string) {
      const found = find(token);
      const { share, area } = found;
      const { content, files } = read(found, token);
      noteOpening(share, "page");
      return {
        area: { name: area.name, notice: area.notice },
        until: formatDate(londonDate(share.expiresAt)),
        content: content(),
        files,
      };
    },

    /** One of the files that a link's page offers. Refuses `share-ended` and `not-found`. */
    async file(token: string, file: string) {
      const found = find(token);
      const { files, make } = read(found, token);
      if (!files.some((each) => each.file === file)) throw new DomainError("not-found");
      noteOpening(found.share, file);
      return make(file);
    },
  };
}

const PLAN_FILES: readonly SharedFile[] = [
  { file: "plan.pdf", name: "Action plan (PDF)", about: "To print." },
  { file: "plan.docx", name: "Action plan (Word)", about: "In the national template’s table." },
  { file: "plan.xlsx", name: "Workbook (Excel)", about: "Every action on a line, with counts." },
  { file: "plan.csv", name: "Actions (CSV)", about: "One line an action." },
];

const PACK_FILES: readonly SharedFile[] = [
  { file: "pack.pdf", name: "Board pack (PDF)", about: "To print: as it was issued." },
];
