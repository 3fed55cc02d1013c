import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { sayWho } from "#app/domain/report/measure-stories.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { Drawer } from "#app/ui/drawer.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { StoredNow } from "#app/ui/stored-now.tsx";
import { StorySides } from "#app/ui/story-list.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { storyForm } from "./story.form.ts";

export { revalidateAfterConflict as shouldRevalidate } from "#app/http/revalidate.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `${data?.topic ?? "A row"}: answer, ${data?.round.name} – ${data?.area ?? "Area"} – Homeward`,
  },
];

type Asked = LoaderFunctionArgs | ActionFunctionArgs;

function placeOf({ params }: Pick<Asked, "params">) {
  const { round = "", row = "", measure = "" } = params;
  return { roundId: round, rowKey: row, measureKey: measure };
}

/** Where the list stands that led here. */
function findWay({ request }: Pick<Asked, "request">, home: string, roundId: string) {
  const results = `${home}/rounds/${roundId}/results`;
  switch (new URL(request.url).searchParams.get("from")) {
    case "results":
      return { href: results, label: "Results" };
    case "board-reading":
      return { href: `${results}?reading=board`, label: "Results for the board" };
    case "board":
      return { href: `${home}/board`, label: "Board page" };
    default:
      return { href: `${home}/measures`, label: "Measures" };
  }
}

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const home = `/areas/${area.slug}`;
  const page = services.stories.page(viewer, placeOf(asked));
  return { ...page, area: area.name, home, back: findWay(asked, home, page.round.id) };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return submitForm(asked.request, storyForm, ({ seen, text }) => {
    const place = placeOf(asked);
    services.stories.answer(viewer, place, seen, text);
    const { href } = findWay(asked, `/areas/${area.slug}`, place.roundId);
    return redirect(`${href}#${place.roundId}-${place.rowKey}-${place.measureKey}`);
  });
});

export default function StoryPage() {
  const { round, change, topic, story, speaksFor, history, home, back } =
    useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const typed = result?.typed ?? {};
  const stored = story?.answer?.text ?? "";
  const stale =
    result !== undefined &&
    (String(typed.version) !== String(story?.seen.version) || typed.mark !== story?.seen.mark);
  return (
    <>
      <BackLink href={back.href} label={back.label} />
      <PageHeader
        eyebrow={`${round.name} · change ${change.number}, ${change.name}`}
        title={topic}
        purpose="The level that was agreed and a measure of this row say different things. Say in a sentence or two why, or what follows."
      />
      {story ? (
        <>
          <div className="hw-stories">
            <StorySides story={story} home={home} />
          </div>
          {stale && (
            <StoredNow
              what="answer"
              fields={[{ label: "Answer", typed: String(typed.text ?? ""), stored }]}
            />
          )}
          <PlainForm result={result} defaults={{ text: stored }}>
            <input type="hidden" name="mark" value={story.seen.mark} />
            <input type="hidden" name="version" value={story.seen.version} />
            <TextArea
              name="text"
              label="Answer"
              hint={`${
                speaksFor ? `You speak for ${speaksFor}.` : "You speak for the area."
              } Everyone in the area can read it. It belongs to this level and this figure: others ask again.${
                stored ? " Leave it empty to take it away." : ""
              }`}
              rows={4}
            />
            <SubmitButton>Save</SubmitButton>
          </PlainForm>
        </>
      ) : (
        <Notice title="The two no longer differ">
          The level or the figures have changed since, so nothing is left to answer here.
        </Notice>
      )}
      {history.length > 0 && (
        <Drawer summary={`All that was answered (${history.length})`} open={!story}>
          <ul>
            {history.map((each) => (
              <li key={each.key}>
                {each.text || "The answer was taken away."}
                <br />
                <span className="hw-quiet">
                  {sayWho(each)}, to the figure of {each.period}
                </span>
              </li>
            ))}
          </ul>
        </Drawer>
      )}
    </>
  );
}
