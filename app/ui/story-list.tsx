import { Link } from "@remix-run/react";
import {
  type ShownStory,
  STORIES,
  sayEarlier,
  sayWho,
} from "#app/domain/report/measure-stories.ts";

/** Where a list of stories stands, so that whoever answers one comes back to it. */
type StoriesFrom = "measures" | "results" | "board-reading" | "board";

type Props = {
  stories: readonly ShownStory[];
  /** Left out where nothing leads on; `home` is the area's address. */
  links?: { home: string; from: StoriesFrom } | undefined;
  mayAnswer?: boolean;
  /** Under a section's own heading. */
  inside?: boolean;
};

/** Where agreed levels and measures tell different stories: both sides, and what was answered. */
export function StoryList({ stories, links, mayAnswer = false, inside = false }: Props) {
  if (stories.length === 0) return null;
  const [Title, Topic] = inside ? (["h3", "h4"] as const) : (["h2", "h3"] as const);
  return (
    <section className="hw-section hw-stories" aria-labelledby="stories">
      <Title id="stories" className={inside ? "nhsuk-heading-s" : "nhsuk-heading-m"}>
        {STORIES.title}
      </Title>
      <p className="hw-reading hw-quiet">{STORIES.about}</p>
      <ul>
        {stories.map((story) => (
          <li key={story.key} id={story.key}>
            <Topic className={inside ? "hw-stories__topic" : "nhsuk-heading-s"}>
              {story.topic} <span className="hw-quiet">change {story.change.number}</span>
            </Topic>
            <StorySides story={story} {...(links && { home: links.home })} />
            <Answer story={story} />
            {links && mayAnswer && (
              <p className="hw-screen-only">
                <Link to={addressOf(story, links)}>
                  {story.answer ? "Change the answer" : "Answer"}
                  <span className="nhsuk-u-visually-hidden">
                    : {story.topic}, {story.measureName}
                  </span>
                </Link>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was agreed and what the measure says, side by side. */
export function StorySides({ story, home }: { story: ShownStory; home?: string }) {
  const { place, measureName } = story;
  return (
    <dl className="hw-stories__sides">
      <div>
        <dt>{STORIES.agreed}</dt>
        <dd>{story.story}</dd>
      </div>
      <div>
        <dt>{STORIES.measured}</dt>
        <dd>
          {home ? (
            <Link to={`${home}/measures/${place.measureKey}`}>{measureName}</Link>
          ) : (
            measureName
          )}
        </dd>
        <dd>{story.numbers}</dd>
      </div>
    </dl>
  );
}

function Answer({ story: { answer, earlier } }: { story: ShownStory }) {
  if (answer) {
    return (
      <figure className="hw-stories__answer">
        <blockquote>{answer.text}</blockquote>
        <figcaption className="hw-quiet">{sayWho(answer)}</figcaption>
      </figure>
    );
  }
  return (
    <>
      <p className="hw-quiet">{STORIES.open}</p>
      {earlier && (
        <figure className="hw-stories__answer">
          <blockquote>{earlier.text}</blockquote>
          <figcaption className="hw-quiet">{sayEarlier(earlier)}</figcaption>
        </figure>
      )}
    </>
  );
}

function addressOf({ place }: ShownStory, { home, from }: NonNullable<Props["links"]>): string {
  const { roundId, rowKey, measureKey } = place;
  return `${home}/stories/${roundId}/${rowKey}/${measureKey}?from=${from}`;
}
