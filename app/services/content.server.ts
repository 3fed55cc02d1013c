import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  DEMONSTRATION_FILES,
  type Demonstration,
  loadDemonstration,
} from "#app/domain/demonstration/load-demonstration.ts";
import {
  type ConditionsFile,
  conditionsFileSchema,
  type NationalFile,
  nationalFileSchema,
  type PurposesFile,
  purposesFileSchema,
  type StepsFile,
  stepsFileSchema,
} from "#app/domain/funding/funding-content.ts";
import { checkWave, type Wave, waveFileSchema } from "#app/domain/graduation/wave.ts";
import {
  type Article,
  articleSchema,
  checkArticle,
  crossCheckArticle,
} from "#app/domain/guidance/article.ts";
import {
  checkIntegrationModels,
  type IntegrationModel,
  integrationModelFileSchema,
} from "#app/domain/integration/model-of-integration.ts";
import { type Measure, measureFileSchema } from "#app/domain/measure/measure.ts";
import {
  type Benchmark,
  benchmarkFileSchema,
  checkBenchmark,
  crossCheckBenchmark,
} from "#app/domain/model/benchmark.ts";
import { readContent } from "#app/domain/model/content-document.ts";
import { ContentError, type ContentProblem } from "#app/domain/model/content-error.ts";
import { crossCheck, crossCheckSources, crossCheckTouches } from "#app/domain/model/cross-check.ts";
import type { Edition } from "#app/domain/model/edition.ts";
import { type GlossaryTerm, glossaryFileSchema } from "#app/domain/model/glossary.ts";
import { readEdition } from "#app/domain/model/load-edition.ts";
import { type PartnerKind, partnerKindFileSchema } from "#app/domain/model/partner-kind.ts";
import { type Source, sourceFileSchema } from "#app/domain/model/source.ts";
import { checkTemplate, type ReturnForms } from "#app/domain/return/template.ts";
import {
  returnListsFileSchema,
  returnTemplateFileSchema,
} from "#app/domain/return/template-file.ts";
import { checkFolder, checkMeasures, checkSteps, repeats } from "./content-checks.ts";

/** The model as data, read and checked. Lists stand in the order of their files. */
export type Content = {
  editions: ReadonlyMap<string, Edition>;
  measures: ReadonlyMap<string, Measure>;
  sources: ReadonlyMap<string, Source>;
  partnerKinds: readonly PartnerKind[];
  glossary: readonly GlossaryTerm[];
  /** The nine steps the grant is planned on, and what areas published that they spend on each. */
  steps: StepsFile;
  /** The permitted purposes of the grant, in order. */
  purposes: PurposesFile["purposes"];
  /** What all of England gets of the grant, by year. */
  national: NationalFile;
  /** The conditions of each grant, by the file's id. */
  conditions: ReadonlyMap<string, ConditionsFile>;
  /** The ways of joining health and social care that an area may choose from. */
  integrationModels: readonly IntegrationModel[];
  /** Articles of guidance, by id. */
  guidance: ReadonlyMap<string, Article>;
  /** Published counts of areas by change. */
  benchmarks: readonly Benchmark[];
  /** The waves of graduation from the Better Care Fund, by the file's id, in their order. */
  waves: ReadonlyMap<string, Wave>;
  /** The templates of quarterly returns, and the lists they share. */
  returns: ReturnForms;
  demonstration: Demonstration;
};

/**
 * Reads and checks everything under `dir`, the project's content folder. Call it once, at start.
 * Throws a ContentError that lists every problem of every file.
 */
export function loadContent(dir: string): Content {
  const problems: ContentProblem[] = [];
  const attempt = <T>(read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      problems.push(...error.problems);
      return undefined;
    }
  };
  const text = (file: string) => {
    const path = join(dir, file);
    if (existsSync(path)) return readFileSync(path, "utf8");
    throw new ContentError([{ file, line: 1, field: "", message: "the file is missing" }]);
  };

  const sources = attempt(() =>
    readContent(text("sources.yaml"), "sources.yaml", sourceFileSchema, ({ sources }) =>
      repeats("sources", sources, "id"),
    ),
  )?.value.sources;
  const partnerKinds = attempt(() =>
    readContent(text("partners.yaml"), "partners.yaml", partnerKindFileSchema, ({ kinds }) =>
      repeats("kinds", kinds, "key"),
    ),
  )?.value.kinds;
  const glossary = attempt(() =>
    readContent(text("glossary.yaml"), "glossary.yaml", glossaryFileSchema, ({ terms }) =>
      repeats("terms", terms, "term"),
    ),
  )?.value.terms;

  const steps = attempt(() =>
    readContent(text("funding/steps.yaml"), "funding/steps.yaml", stepsFileSchema),
  );
  const purposes = attempt(() =>
    readContent(text("funding/purposes.yaml"), "funding/purposes.yaml", purposesFileSchema),
  );
  const national = attempt(() =>
    readContent(text("funding/national.yaml"), "funding/national.yaml", nationalFileSchema),
  );
  const conditionFiles = list(dir, "conditions")
    .map((name) => `conditions/${name}`)
    .map((file) => attempt(() => readContent(text(file), file, conditionsFileSchema)));

  const integration = attempt(() =>
    readContent(
      text("integration-models.yaml"),
      "integration-models.yaml",
      integrationModelFileSchema,
      checkIntegrationModels,
    ),
  );

  const articleFiles = list(dir, "guidance")
    .map((name) => `guidance/${name}`)
    .map((file) => attempt(() => readContent(text(file), file, articleSchema, checkArticle(file))));

  const benchmarkFiles = list(dir, "benchmarks")
    .map((name) => `benchmarks/${name}`)
    .map((file) =>
      attempt(() => readContent(text(file), file, benchmarkFileSchema, checkBenchmark)),
    );

  const waveFiles = list(dir, "graduation")
    .map((name) => `graduation/${name}`)
    .map((file) => attempt(() => readContent(text(file), file, waveFileSchema, checkWave)));
  const returnLists = attempt(() =>
    readContent(text("returns/lists.yaml"), "returns/lists.yaml", returnListsFileSchema),
  );
  const returnFiles = list(dir, "returns")
    .filter((name) => name !== "lists.yaml")
    .map((name) => `returns/${name}`)
    .map((file) => attempt(() => readContent(text(file), file, returnTemplateFileSchema)));

  const measureFiles = list(dir, "measures")
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => `measures/${name}`)
    .map((file) => attempt(() => readContent(text(file), file, measureFileSchema)));
  const editionFiles = list(dir, "editions").map((folder) => {
    const file = `editions/${folder}/model.yaml`;
    return { folder, read: attempt(() => readEdition(text(file), file)) };
  });

  // What one file says of another is checked only when the other could be read: no problems that follow from problems.
  const measures = allRead(measureFiles);
  if (measures) problems.push(...checkMeasures(measures, sources));
  for (const { folder, read } of editionFiles) {
    if (!read) continue;
    problems.push(...read.locate(checkFolder(read.value, folder)));
    if (measures && sources) {
      const defined = measures.flatMap(({ value }) => value.measures);
      problems.push(...read.locate(crossCheck(read.value, defined, sources)));
    }
  }

  const cited = [
    steps,
    purposes,
    national,
    ...conditionFiles,
    ...benchmarkFiles,
    ...waveFiles,
    integration,
    ...returnFiles,
    ...articleFiles,
  ];
  for (const document of sources ? cited : []) {
    problems.push(...(document?.locate(crossCheckSources(document.value, sources ?? [])) ?? []));
  }

  const returnTemplates = allRead(returnFiles);
  const returns =
    returnTemplates && returnLists
      ? { templates: returnTemplates.map(({ value }) => value), lists: returnLists.value }
      : undefined;
  for (const document of returns ? (returnTemplates ?? []) : []) {
    if (returns) problems.push(...document.locate(checkTemplate(document.value, returns)));
  }

  const editions = new Map(
    editionFiles.flatMap(({ read }) => (read ? [[read.value.id, read.value]] : [])),
  );
  if (editionFiles.every(({ read }) => read)) {
    const waves = allRead(waveFiles)?.map(({ value }) => value) ?? null;
    for (const file of articleFiles) {
      const known = { editions: [...editions.values()], waves };
      problems.push(...(file?.locate(crossCheckArticle(file.value, known)) ?? []));
    }
    for (const { read } of editionFiles) {
      if (read)
        problems.push(...read.locate(crossCheckTouches(read.value, [...editions.values()])));
    }
    for (const file of benchmarkFiles) {
      problems.push(...(file?.locate(crossCheckBenchmark(file.value, editions)) ?? []));
    }
  }
  const edition = editions.get(DEMONSTRATION_EDITION);
  if (steps && edition) problems.push(...steps.locate(checkSteps(steps.value, edition)));
  const demonstration =
    edition && measures && sources && partnerKinds && returns
      ? attempt(() =>
          loadDemonstration(readDemonstration(text), {
            edition,
            measures: measures.flatMap(({ value }) => value.measures),
            sources,
            partnerKinds,
            waves: allRead(waveFiles)?.map(({ value }) => value) ?? [],
            returns,
          }),
        )
      : undefined;

  const conditions = allRead(conditionFiles);
  if (
    problems.length > 0 ||
    !demonstration ||
    !steps ||
    !purposes ||
    !national ||
    !conditions ||
    !returns
  ) {
    throw new ContentError(problems);
  }
  return {
    editions,
    demonstration,
    measures: byKey(measures?.flatMap(({ value }) => value.measures) ?? []),
    sources: new Map(sources?.map((source) => [source.id, source])),
    partnerKinds: partnerKinds ?? [],
    glossary: glossary ?? [],
    steps: steps.value,
    purposes: purposes.value.purposes,
    national: national.value,
    conditions: new Map(conditions.map(({ value }) => [value.id, value])),
    integrationModels: integration?.value.models ?? [],
    guidance: new Map(articleFiles.flatMap((file) => (file ? [[file.value.id, file.value]] : []))),
    benchmarks: benchmarkFiles.flatMap((file) => (file ? [file.value] : [])),
    waves: new Map(
      waveFiles
        .flatMap((file) => (file ? [file.value] : []))
        .sort((one, other) => one.position - other.position)
        .map((wave) => [wave.id, wave]),
    ),
    returns,
  };
}

/** The edition that the demonstration's rounds are scored against, and whose changes are steps 1 to 8. */
const DEMONSTRATION_EDITION = "hicm-2017";

function readDemonstration(text: (file: string) => string) {
  const texts = DEMONSTRATION_FILES.map((file) => [file, text(`demonstration/${file}`)] as const);
  return Object.fromEntries(texts) as Record<(typeof DEMONSTRATION_FILES)[number], string>;
}

function list(dir: string, folder: string): string[] {
  const path = join(dir, folder);
  return existsSync(path) ? readdirSync(path).sort() : [];
}

function allRead<T>(documents: readonly (T | undefined)[]): T[] | undefined {
  const read = documents.filter((document) => document !== undefined);
  return read.length === documents.length ? read : undefined;
}

function byKey(measures: readonly Measure[]): Map<string, Measure> {
  return new Map(measures.map((measure) => [measure.key, measure]));
}
