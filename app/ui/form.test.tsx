import { describe, expect, it } from "vitest";
import { z } from "zod";
import { Checkbox, CheckboxGroup } from "./checkbox-group.tsx";
import { DateField } from "./date-field.tsx";
import { HomewardForm, useHomewardForm } from "./form.tsx";
import type { FormResult } from "./form-values.ts";
import { LevelChoice } from "./level-choice.tsx";
import { PlainForm } from "./plain-form.tsx";
import { RadioGroup } from "./radio-group.tsx";
import { renderPage } from "./render-page.fixture.tsx";
import { SelectField } from "./select-field.tsx";
import { SubmitButton } from "./submit-button.tsx";
import { TextArea } from "./text-area.tsx";
import { MoneyField, TextField } from "./text-field.tsx";

const OPTIONS = [
  { value: "a", label: "Hospital" },
  { value: "b", label: "Council" },
];

function Fields() {
  return (
    <>
      <TextField name="name" label="Name" hint="Partners see this" />
      <TextArea name="why" label="Why" optional />
      <MoneyField name="sum" label="Sum" />
      <DateField name="by" label="By when" />
      <SelectField name="owner" label="Owner" options={OPTIONS} empty="Choose one" />
      <RadioGroup name="one" label="One of them" options={OPTIONS} />
      <CheckboxGroup name="many" label="Any of them" options={OPTIONS} values={["a"]} />
      <Checkbox name="shown" label="Show it" checked />
    </>
  );
}

const DEFAULTS = { name: "June 2017", why: "Because", by: "2017-06-21", owner: "b", one: "a" };

const REFUSED: FormResult = {
  errors: {
    name: "Enter a name",
    by: "That day does not exist",
    one: "Choose one of them",
    "": "The round is closed",
  },
  typed: {
    name: "  <b>June</b>",
    why: "typed & kept",
    sum: "3.99",
    by: "31 2 2017",
    "by-day": "31",
    "by-month": "2",
    "by-year": "2017",
    owner: "a",
    many: ["b"],
  },
};

function Whole({ result, id }: { result?: FormResult; id?: string }) {
  const form = useHomewardForm({
    schema: async () => z.object({}),
    defaults: DEFAULTS,
    result,
    ...(id ? { id } : {}),
  });
  return (
    <HomewardForm form={form}>
      <Fields />
      <SubmitButton>Save</SubmitButton>
    </HomewardForm>
  );
}

describe("a form without script", () => {
  it("posts, starts with its defaults and says nothing of errors", () => {
    const html = renderPage(<Whole />);
    expect(html).toMatch(/<form[^>]*method="post"/);
    expect(html).toContain('value="June 2017"');
    expect(html).toContain(">Because</textarea>");
    for (const part of ['name="by-day"', 'value="21"', 'value="6"', 'value="2017"']) {
      expect(html).toContain(part);
    }
    expect(html).toMatch(/<option value="b" selected/);
    expect(html).not.toContain("There is a problem");
    expect(html).not.toContain("style=");
  });

  it("comes back with all that was typed, and nothing of the defaults", () => {
    const html = renderPage(<Whole result={REFUSED} />);
    expect(html).toContain('value="  &lt;b&gt;June&lt;/b&gt;"');
    expect(html).toContain(">typed &amp; kept</textarea>");
    expect(html).toContain('value="3.99"');
    expect(html).toContain('value="31"');
    expect(html).toMatch(/<option value="a" selected/);
    expect(html).not.toContain("June 2017");
    // Boxes that were unticked stay so, though they were ticked to begin with.
    expect(html).toMatch(/name="many\[\]" checked="" value="b"/);
    expect(html).not.toMatch(/name="many\[\]" checked="" value="a"/);
    expect(html).not.toMatch(/name="shown"[^>]*checked/);
  });

  it("says each error twice: in the summary, linked, and beside its field", () => {
    const html = renderPage(<Whole result={REFUSED} />);
    for (const [name, sentence] of Object.entries(REFUSED.errors)) {
      if (name === "") {
        expect(html).toContain(`<li>${sentence}</li>`);
        continue;
      }
      expect(html).toContain(`<a href="#${name}">${sentence}</a>`);
      expect(html.match(new RegExp(`id="${name}"`, "g"))).toHaveLength(1);
      expect(html).toMatch(new RegExp(`aria-describedby="[^"]*${name}--error-message"`));
      expect(html).toContain(`id="${name}--error-message"`);
    }
    const described = [...html.matchAll(/aria-describedby="([^"]+)"/g)].flatMap(([, ids = ""]) =>
      ids.split(" "),
    );
    for (const id of described) expect(html).toContain(`id="${id}"`);
  });

  it("gives each of two forms its own ids and its own errors", () => {
    const result = { ...REFUSED, typed: { ...REFUSED.typed, form: "second" } };
    const html = renderPage(
      <>
        <Whole id="first" result={result} />
        <PlainForm id="second" result={result}>
          <TextField name="name" label="Name" />
        </PlainForm>
      </>,
    );
    expect(html.match(/There is a problem/g)).toHaveLength(1);
    expect(html).toContain('href="#second-name"');
    expect(html).toContain('id="first-name"');
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("a row to score", () => {
  it("offers five levels, the two other answers, and keeps what was chosen", () => {
    const names = ["Not yet established", "Plans in place", "Established", "Mature", "Exemplary"];
    const html = renderPage(
      <PlainForm wide>
        <LevelChoice
          name="level-early.row"
          label="Bottlenecks"
          levelNames={names}
          descriptors={names.map((name) => `About ${name}`)}
          value={3}
        />
      </PlainForm>,
    );
    expect(html.match(/type="radio"/g)).toHaveLength(7);
    expect(html).toMatch(/checked="" value="3"/);
    for (const value of ["dont-know", "not-applicable"]) expect(html).toContain(`value="${value}"`);
    for (const name of names) expect(html).toContain(`About ${name}`);
    const labelled = [...html.matchAll(/for="([^"]+)"/g)].map(([, id]) => id);
    expect(labelled).toHaveLength(7);
    for (const id of labelled) expect(html).toContain(`id="${id}"`);
  });
});
