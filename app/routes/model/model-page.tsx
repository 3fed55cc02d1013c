import { wordsOf } from "#app/domain/model/model-family.ts";
import { LevelChip } from "#app/ui/level-chip.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Abbreviations } from "./abbreviations.tsx";
import { ChangeText } from "./change-text.tsx";
import { ModelContents } from "./model-contents.tsx";
import type { ModelData } from "./model-data.ts";
import { ModelSources } from "./model-sources.tsx";

/** The model to read, as a page of its own. */
export function ModelPage({ model }: { model: ModelData }) {
  return (
    <div className="hw-landscape hw-model">
      <PageHeader eyebrow={countParts(model)} title={model.title} purpose={sayPurpose(model)} />
      <ModelText model={model} />
    </div>
  );
}

/** What the page is for: "What each change looks like at each level, …". */
export function sayPurpose({ model }: Pick<ModelData, "model">): string {
  return `What each ${wordsOf(model).one} looks like at each level, from nothing in place to exemplary.`;
}

/** "8 changes · 26 rows · 5 levels". */
export function countParts({
  model,
  changes,
  levels,
}: Pick<ModelData, "model" | "changes" | "levels">): string {
  const rows = changes.reduce((sum, change) => sum + change.rows.length, 0);
  const { many } = wordsOf(model);
  return `${changes.length} ${many} · ${rows} rows · ${levels.length} levels`;
}

/** Levels, contents, every change with its rows, and where it comes from. */
export function ModelText({ model }: { model: ModelData }) {
  const { one } = wordsOf(model.model);
  const called = `${one.charAt(0).toUpperCase()}${one.slice(1)}`;
  return (
    <>
      <p className="hw-reading">
        {model.wording} See <a href="#sources">where it comes from</a>.
      </p>
      <section className="hw-section" aria-labelledby="levels">
        <h2 id="levels" className="nhsuk-heading-m">
          The five levels
        </h2>
        <ol className="hw-model-levels">
          {model.levels.map(({ value, name, meaning }) => (
            <li key={value} className={`hw-model-level hw-model-level--${value}`}>
              <LevelChip level={value} name={name} />
              <p>{meaning}</p>
            </li>
          ))}
        </ol>
        <p className="hw-reading hw-quiet">
          A row is at the highest level that is wholly true across the hospitals and people the
          partners are scoring for.
        </p>
      </section>
      <ModelContents changes={model.changes} />
      {model.changes.map((change) => (
        <ChangeText key={change.key} change={change} levels={model.levels} called={called} />
      ))}
      <Abbreviations terms={model.abbreviations} />
      <ModelSources model={model} />
    </>
  );
}
