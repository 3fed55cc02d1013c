import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { DomainError } from "#app/domain/errors.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { ConfirmPage } from "#app/ui/confirm.tsx";
import { useParts } from "#app/ui/parts.ts";

const closeForm = z.object({ version: z.coerce.number().int().min(0) });

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Close ${data?.name} – ${data?.area} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const page = services.rounds.overview(viewer, asked.params.round ?? "");
  if (!page.manages) throw new DomainError("forbidden");
  if (page.round.status !== "draft") {
    throw new DomainError(page.round.status === "closed" ? "round-closed" : "not-draft");
  }
  return {
    area: area.name,
    model: page.model,
    name: page.round.name,
    version: page.round.version,
    home: `/areas/${area.slug}/rounds/${page.round.id}`,
    open: page.open,
    unconfirmed: page.views.filter((view) => !view.confirmed).length,
    withoutLevel: page.changes.filter((change) => change.agreedLevel === null).length,
  };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const round = asked.params.round ?? "";
  return submitForm(asked.request, closeForm, ({ version }) => {
    services.rounds.close(viewer, round, version);
    return redirect(`/areas/${area.slug}/rounds/${round}?done=close`);
  });
});

export default function CloseRound() {
  const { name, home, version, open, unconfirmed, withoutLevel } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { one, many } = useParts();
  return (
    <>
      <BackLink href={home} label={name} />
      <ConfirmPage
        title="Close the round"
        confirm="Close the round for good"
        cancelHref={home}
        hidden={{ version }}
        result={result}
      >
        <p>
          <strong>This cannot be undone.</strong> The wording, scores, statistics and decisions of{" "}
          {name} can never change again. Afterwards only dated corrections can be put beside them.
        </p>
        {open + unconfirmed + withoutLevel > 0 && (
          <>
            <p>As it stands:</p>
            <ul>
              {open > 0 && <li>{count(open, "row is", "rows are")} left open, without a level</li>}
              {withoutLevel > 0 && (
                <li>
                  {count(
                    withoutLevel,
                    `${one} has no level of its own`,
                    `${many} have no level of their own`,
                  )}
                </li>
              )}
              {unconfirmed > 0 && (
                <li>
                  {count(unconfirmed, "different view stands", "different views stand")} as heard in
                  the room, not confirmed by a lead
                </li>
              )}
            </ul>
          </>
        )}
      </ConfirmPage>
    </>
  );
}

const count = (number: number, one: string, many: string) =>
  `${number} ${number === 1 ? one : many}`;
