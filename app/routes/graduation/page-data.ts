import type { SerializeFrom } from "@remix-run/node";
import type { Services } from "#app/services/index.server.ts";

type Graduation = Services["graduation"];

/** A criterion's page as its parts take it, with the addresses they lead to. */
export type CriterionPage = SerializeFrom<ReturnType<Graduation["criterion"]>> & {
  areaHref: string;
  back: string;
};

/** The page of dates and objectives as its parts take it. */
export type ProcessPage = SerializeFrom<ReturnType<Graduation["process"]>>;
