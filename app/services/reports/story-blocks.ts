import {
  type ShownStory,
  STORIES,
  sayEarlier,
  sayWho,
} from "#app/domain/report/measure-stories.ts";
import { paragraph, text } from "./blocks.ts";
import type { Block, Paragraph } from "./document.ts";

/** Where agreed levels and measures differ, both sides and the answer; `under` another heading. */
export function storyBlocks(stories: readonly ShownStory[], under = false): Block[] {
  if (stories.length === 0) return [];
  return [
    { kind: "heading", text: STORIES.title, newPage: false, together: true, under },
    paragraph(STORIES.about, "quiet"),
    {
      kind: "table",
      columns: [
        { label: "Row", share: 0.18 },
        { label: STORIES.agreed, share: 0.22 },
        { label: STORIES.measured, share: 0.28 },
        { label: STORIES.answer, share: 0.32 },
      ],
      rows: stories.map((story) => ({
        first: true,
        cells: [
          [text(story.topic, "strong"), text(`change ${story.change.number}`, "quiet")],
          [text(story.story)],
          [text(story.measureName, "quiet"), text(story.numbers)],
          answered(story),
        ],
      })),
    },
  ];
}

function answered({ answer, earlier }: ShownStory): Paragraph[] {
  if (answer) return [text(answer.text), text(sayWho(answer), "quiet")];
  if (!earlier) return [text(STORIES.open)];
  return [text(STORIES.open), text(earlier.text), text(sayEarlier(earlier), "quiet")];
}
