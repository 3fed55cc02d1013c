import { DomainError } from "#app/domain/errors.ts";
import { tidySheetLabel } from "#app/domain/sheet/sheet.ts";
import type { Services } from "#app/services/index.server.ts";

type Partners = ReturnType<Services["sheets"]["page"]>["partners"];

const count = (rows: number) => `${rows} ${rows === 1 ? "row" : "rows"}`;

/**
 * What the page of sheets says after a deed, from the ids in its address: never words out of it.
 * `wanted` is what a form for another sheet starts with, and what is wrong with it.
 */
export function readPaperNews(partners: Partners, asked: URLSearchParams) {
  const wantedPartner = partners.find(({ id }) => id === asked.get("partner"));
  const wrong = asked.has("wrong");
  return {
    news: describe(partners, asked),
    wanted: {
      partner: wantedPartner?.id ?? "",
      partnerWrong: wrong && !wantedPartner ? "Choose an organisation." : undefined,
      sheet: wrong ? (asked.get("sheet") ?? "") : "",
      sheetWrong: wrong ? refusalOf(asked.get("sheet") ?? "") : undefined,
    },
  };
}

function describe(partners: Partners, asked: URLSearchParams): string | null {
  if (asked.get("done") === "strike") {
    return "Struck. What was not revealed of that sheet is gone, and can be typed again.";
  }
  const imported = Number(asked.get("imported"));
  if (asked.has("imported") && Number.isInteger(imported)) {
    const sheets = `${imported} ${imported === 1 ? "sheet" : "sheets"}`;
    return asked.has("again")
      ? "This file was read already. Nothing was saved twice."
      : `Read from the file: ${sheets}.`;
  }
  for (const partner of partners) {
    const sheet = partner.sheets.find(({ id }) => id === asked.get("saved"));
    if (!sheet) continue;
    const who = `${sheet.name} of ${partner.shortName}`;
    return asked.has("again")
      ? `${who} was in already. What was sent now changed nothing.`
      : `${who} is in: ${count(sheet.first + sheet.second)}.`;
  }
  return null;
}

function refusalOf(label: string): string | undefined {
  try {
    tidySheetLabel(label);
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error.message;
    throw error;
  }
}
