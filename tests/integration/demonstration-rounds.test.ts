import { resolve } from "node:path";
import { expect, test } from "vitest";
import { loadContent } from "#app/services/content.server.ts";
import { loadDemonstration } from "#db/demo.server.ts";
import { openEmpty } from "#tests/support/demonstration.ts";

test("a demonstration can have several closed rounds, and open ones stay open", () => {
  const content = loadContent(resolve("content"));
  const { rounds } = content.demonstration;
  const earlier = rounds
    .filter((round) => round.closing)
    .map((round) => ({ ...round, key: `${round.key}-before`, name: "Before" }));
  const place = openEmpty();
  const demonstration = { ...content.demonstration, rounds: [...rounds, ...earlier] };
  loadDemonstration(place.database, { ...content, demonstration }, place.clock.now);
  const listed = place.services.rounds.list(place.viewerOf("frances-oyelaran"));
  expect(listed.map(({ id, status }) => [id, status]).sort()).toEqual([
    ["june-2017", "open"],
    ["march-2017", "closed"],
    ["march-2017-before", "closed"],
    ["september-2016", "closed"],
    ["september-2016-before", "closed"],
  ]);
  place.close();
});
