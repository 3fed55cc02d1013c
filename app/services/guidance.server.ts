import { DomainError } from "#app/domain/errors.ts";
import {
  type Article,
  TOPIC_NAMES,
  TOPICS,
  type Topic,
  textsOf,
} from "#app/domain/guidance/article.ts";
import {
  listVocabulary,
  readWords,
  type SnippetPart,
  splitSnippet,
  suggestQuery,
} from "#app/domain/guidance/search.ts";
import { cite } from "#app/domain/model/citation.ts";
import { modelOf } from "#app/domain/model/model-family.ts";
import { type GuidanceIndex, openGuidanceIndex } from "#db/guidance-index.server.ts";
import type { Content } from "./content.server.ts";
import type { Kit } from "./kit.server.ts";

/** What a search asks for; what there is not filters nothing out. */
export type GuidanceQuery = {
  text: string;
  /** Keys of a change, a topic and a criterion of graduation. */
  change: string;
  topic: string;
  criterion: string;
};

type Searchable = { index: GuidanceIndex; vocabulary: string[] };

/** Made once for a content, when somebody first searches. */
const indexes = new WeakMap<Content, Searchable>();

function findIndex(content: Content): Searchable {
  let found = indexes.get(content);
  if (!found) {
    const articles = [...content.guidance.values()];
    const texts = articles.map((article) => ({
      id: article.id,
      title: article.title,
      summary: article.summary,
      body: textsOf(article).join(" · "),
    }));
    found = {
      index: openGuidanceIndex(texts),
      vocabulary: listVocabulary(texts.flatMap((each) => [each.title, each.summary, each.body])),
    };
    indexes.set(content, found);
  }
  return found;
}

const headOf = ({ id, title, summary, topic }: Article) => ({
  id,
  title,
  summary,
  topic: TOPIC_NAMES[topic],
});

/** Guidance to read and search. Open to everybody: it holds nothing of any area. */
export function createGuidance(kit: Kit) {
  const { content } = kit;
  const articles = [...content.guidance.values()];

  /** The changes of the model that guidance may bear on. */
  const changes = [...content.editions.values()]
    .filter((edition) => modelOf(edition) === "hicm")
    .flatMap((edition) =>
      edition.changes.map(({ key, number, name }) => ({ key, number, name, edition: edition.id })),
    );
  const criteria = new Map(
    [...content.waves.values()].flatMap((wave) =>
      wave.criteria.map(({ key, name, letter, kind }) => [key, { key, name, letter, kind }]),
    ),
  );

  /** Articles that have to do with this one: those that share most of its changes and criteria. */
  function findRelated(article: Article) {
    const keys = new Set([...article.changes, ...article.criteria]);
    const shared = (other: Article) =>
      [...other.changes, ...other.criteria].filter((key) => keys.has(key)).length +
      (other.topic === article.topic ? 1 : 0);
    return articles
      .filter((other) => other.id !== article.id && shared(other) > 0)
      .sort((a, b) => shared(b) - shared(a))
      .slice(0, 4)
      .map(headOf);
  }

  return {
    /**
     * The articles that a query finds, the best first, with a piece of their text; without words all
     * that the filters leave, by topic. Where nothing has every word, those with any of them; where
     * nothing has any, a query to try instead.
     */
    search({ text, change, topic, criterion }: GuidanceQuery) {
      const filters = {
        change: changes.find(({ key }) => key === change) ?? null,
        topic: TOPICS.find((each) => each === topic) ?? null,
        criterion: criteria.get(criterion) ?? null,
      };
      const passes = (article: Article) =>
        (filters.change === null || article.changes.includes(filters.change.key)) &&
        (filters.topic === null || article.topic === filters.topic) &&
        (filters.criterion === null || article.criteria.includes(filters.criterion.key));
      const words = readWords(text);
      const { index, vocabulary } = findIndex(content);
      const every = index.search(words);
      const found = every.length > 0 ? every : index.search(words, true);
      const hits = found.flatMap(({ id, snippet }) => {
        const article = content.guidance.get(id);
        return article ? [{ article, snippet: splitSnippet(snippet) }] : [];
      });
      const asked = words.length > 0;
      const all = asked
        ? hits
        : byTopic(articles).map((article) => ({ article, snippet: [] as SnippetPart[] }));
      const results = all.filter(({ article }) => passes(article));
      return {
        asked,
        /** Whether the articles have only some of the words. */
        loose: asked && every.length === 0 && hits.length > 0,
        results: results.map(({ article, snippet }) => ({ ...headOf(article), snippet })),
        /** How many more there are without the filters. */
        beyond: all.length - results.length,
        suggestion: found.length === 0 ? suggestQuery(words, vocabulary) : null,
        filters: {
          change: filters.change,
          topic: filters.topic && { key: filters.topic, name: TOPIC_NAMES[filters.topic] },
          criterion: filters.criterion,
        },
        choices: {
          topics: TOPICS.map((key: Topic) => ({ key, name: TOPIC_NAMES[key] })),
          changes: changes.map(({ key, number, name }) => ({ key, number, name })),
        },
      };
    },

    /** One article with its sources in words; refuses `not-found`. */
    article(id: string) {
      const article = content.guidance.get(id);
      if (!article) throw new DomainError("not-found");
      return {
        ...headOf(article),
        topicKey: article.topic,
        sections: article.sections,
        changes: changes.filter(({ key }) => article.changes.includes(key)),
        criteria: article.criteria.flatMap((key) => criteria.get(key) ?? []),
        sources: article.sources.map((source) => cite(source, content.sources)),
        related: findRelated(article),
      };
    },

    /** The articles that bear on a change, for a small list beside it. */
    forChange: (change: string) =>
      byTopic(articles.filter((article) => article.changes.includes(change))).map(headOf),
  };
}

function byTopic(articles: readonly Article[]): Article[] {
  return TOPICS.flatMap((topic) => articles.filter((article) => article.topic === topic));
}
