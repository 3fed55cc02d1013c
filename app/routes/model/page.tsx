import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { answer } from "#app/http/answer.server.ts";
import { ModelPage } from "./model-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? "The model"} – Homeward` },
];

export const loader = answer(({ context, params }: LoaderFunctionArgs) =>
  context.services.model.page(params.edition ?? ""),
);

export default function Model() {
  return <ModelPage model={useLoaderData<typeof loader>()} />;
}
