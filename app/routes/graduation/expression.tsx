import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { countWords } from "#app/domain/graduation/case.ts";
import type { ExpressionPiece } from "#app/domain/report/expression.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { Drawer } from "#app/ui/drawer.tsx";
import { HomewardForm, useHomewardForm } from "#app/ui/form.tsx";
import { ButtonLink } from "#app/ui/next-step.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PageMeterFigure } from "#app/ui/page-meter.tsx";
import { StoredNow } from "#app/ui/stored-now.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { CountedText } from "./counted-text.tsx";
import { DoneNotice, readDone, tellDone } from "./done.tsx";
import { letterForm } from "./letter.form.ts";
import { LiveMeter } from "./live-meter.tsx";

export { revalidateAfterConflict as shouldRevalidate } from "#app/http/revalidate.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Expression of interest: ${data?.name ?? ""} – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const id = asked.params.case ?? "";
  const page = await services.graduation.expression(viewer, id);
  const back = `/areas/${area.slug}/graduation/${id}`;
  return { ...page, area: area.name, back, done: readDone(asked.request.url) };
});

/** Saves the covering letter. */
export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const id = asked.params.case ?? "";
  return submitForm(asked.request, letterForm, ({ version: seen, letter }) => {
    const { pictures, withdrawn } = services.graduation.saveLetter(viewer, id, seen, letter);
    const here = `/areas/${area.slug}/graduation/${id}/expression`;
    return redirect(tellDone(here, { pictures, withdrawn: withdrawn.length }));
  });
});

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

export default function ExpressionOf() {
  const page = useLoaderData<typeof loader>();
  const { name, back, expression, meter, limit, can, done } = page;
  return (
    <>
      <DoneNotice done={done} />
      <BackLink href={back} label={name} />
      <PageHeader
        eyebrow={expression.boards}
        title={expression.title}
        purpose="What is sent, word for word, as the criteria’s pages say it."
      />
      <section className="hw-section hw-screen-only" aria-labelledby="length">
        <h2 className="nhsuk-heading-m" id="length">
          Length
        </h2>
        <PageMeterFigure meter={meter} />
        <p className="hw-reading">
          {limit.words} <span className="hw-quiet">{limit.source}.</span>
        </p>
        {meter.fits ? (
          <p className="hw-buttons">
            <ButtonLink href={`${back}/expression.pdf`} kind="primary" reload>
              Download PDF
            </ButtonLink>
            <ButtonLink href={`${back}/expression.docx`} reload>
              Word
            </ButtonLink>
          </p>
        ) : (
          <p>
            It cannot be downloaded until it fits. The longest sections:{" "}
            {meter.longest.map(({ words }) => words).join("; ")}.
          </p>
        )}
        <p className="hw-quiet hw-reading">
          The pages are those of the PDF. Word breaks pages in its own way: send the PDF.
        </p>
      </section>
      {can.write && <Letter page={page} />}
      <div className="hw-expression">
        {expression.sections.map(({ title, pieces }) => (
          <section key={title} className="hw-section">
            <h2 className="nhsuk-heading-m">{title}</h2>
            {group(pieces).map((piece) => (
              <Piece key={piece.key} piece={piece} />
            ))}
          </section>
        ))}
      </div>
    </>
  );
}

type Grouped = { key: string } & (
  | Exclude<ExpressionPiece, { kind: "bullet" }>
  | { kind: "bullets"; items: string[] }
);

/** Items of a list that follow each other are one list. */
function group(pieces: readonly ExpressionPiece[]): Grouped[] {
  return pieces.reduce<Grouped[]>((grouped, piece, at) => {
    const last = grouped.at(-1);
    if (piece.kind !== "bullet") grouped.push({ ...piece, key: String(at) });
    else if (last?.kind === "bullets") last.items.push(piece.text);
    else grouped.push({ kind: "bullets", items: [piece.text], key: String(at) });
    return grouped;
  }, []);
}

function Piece({ piece }: { piece: Grouped }) {
  switch (piece.kind) {
    case "part":
      return <h3 className="nhsuk-heading-s">{piece.title}</h3>;
    case "text":
      return piece.text ? (
        <p className="hw-reading">{piece.text}</p>
      ) : (
        <p className="hw-quiet">[Nothing written yet]</p>
      );
    case "bullets":
      return (
        <ul className="hw-reading">
          {piece.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case "metrics":
      return (
        <DataTable
          caption="National metrics"
          columns={[
            { key: "name", label: "National metric", rowHeader: true },
            { key: "current", label: "Current performance" },
            { key: "stretch", label: "Stretch target" },
            { key: "speedUp", label: "How graduation speeds it up" },
          ]}
          rows={piece.rows.map((row) => ({ key: row.name, cells: row }))}
        />
      );
    case "signatories":
      return (
        <DataTable
          caption="Signatures"
          columns={[
            { key: "capacity", label: "Signed as", rowHeader: true },
            { key: "words", label: "Signature" },
          ]}
          rows={piece.lines.map((line) => ({ key: line.capacity, cells: line }))}
        />
      );
  }
}

function Letter({ page: { letter, letterVersion, meter, back } }: { page: Page }) {
  const result = useActionData<typeof action>();
  const form = useHomewardForm({
    schema: async () => (await import("./letter.form.ts")).letterForm,
    defaults: { letter },
    result,
    id: "letter",
  });
  const typed: Record<string, unknown> = result?.typed ?? {};
  const isStale = typed.version !== undefined && String(typed.version) !== String(letterVersion);
  return (
    <div className="hw-screen-only">
      <Drawer
        summary={letter ? "Change the covering letter" : "Add a covering letter"}
        open={!!result}
      >
        {isStale && (
          <StoredNow
            fields={[{ label: "Covering letter", typed: String(typed.letter), stored: letter }]}
          />
        )}
        <HomewardForm form={form} wide>
          <input type="hidden" name="version" value={letterVersion} />
          <div className="hw-write">
            <CountedText
              name="letter"
              label="Covering letter"
              hint="Optional. It counts towards the pages."
              rows={8}
              words={countWords(letter)}
            />
            <LiveMeter stored={meter} address={`${back}/meter`} />
          </div>
          <SubmitButton kind="secondary">Save the letter</SubmitButton>
        </HomewardForm>
      </Drawer>
    </div>
  );
}
