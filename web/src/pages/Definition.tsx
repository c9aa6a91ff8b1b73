import type { ReactNode } from "react";
import { pipelinesOf, useDefinitionLineage } from "../api/definition";
import { usePageTitle } from "../app/usePageTitle";
import { BadDefinition } from "../definition/BadDefinition";
import { ChoosePipeline } from "../definition/ChoosePipeline";
import { OpenDefinition } from "../definition/OpenDefinition";
import { choosePipeline, closeOpened, type Opened, useOpened } from "../definition/opened";
import { Banners } from "../lineage/Banners";
import { ExportMenu } from "../lineage/ExportMenu";
import { Header } from "../lineage/Header";
import { LineageView } from "../lineage/LineageView";
import { Loading } from "../lineage/Loading";
import { picture } from "../lineage/picture";
import { useFormat, useText } from "../text/language";
import { Button } from "../ui/Button";
import { Pill } from "../ui/Pill";
import { useViewState } from "../url/useViewState";

/** The lineage of a definition file, without AWS. */
export default function Definition(): ReactNode {
  const text = useText();
  const opened = useOpened();
  usePageTitle(opened?.name ?? text.definition.title);
  return opened ? <OfOpened key={opened.id} opened={opened} /> : <OpenDefinition />;
}

function OfOpened({ opened }: { opened: Opened }): ReactNode {
  const text = useText();
  const format = useFormat();
  const [state, change] = useViewState();
  const lineage = useDefinitionLineage(opened);
  const retry = () => void lineage.refetch();
  const name = opened.pipeline === null ? opened.name : `${opened.pipeline} · ${opened.name}`;
  if (lineage.isPending) return <Loading name={name} query="" />;
  if (lineage.isError) {
    const pipelines = pipelinesOf(lineage.error);
    return (
      <div className="lineage-none">
        <Header name={opened.name} query="" actions={<Another />}>
          {null}
        </Header>
        {pipelines ? (
          <ChoosePipeline pipelines={pipelines} />
        ) : (
          <BadDefinition error={lineage.error} opened={opened} retry={retry} />
        )}
      </div>
    );
  }
  const document = lineage.data;
  const actions = (
    <>
      {opened.pipeline !== null && <AnotherPipeline />}
      <Another />
      <ExportMenu document={document} source={null} picture={() => picture(document, state, text, format)} />
    </>
  );
  const header = (
    <Header name={name} query="" actions={actions}>
      <Pill tone="off" icon="file" title={text.lineage.banner.file(opened.name)}>
        {text.definition.fromFile}
      </Pill>
    </Header>
  );
  const banners = <Banners document={document} change={change} trouble={null} retry={retry} />;
  return <LineageView {...{ document, state, change, source: null, since: 0, header, banners }} />;
}

/** Back to choosing a file. */
function Another(): ReactNode {
  return <Leaving words={useText().lineage.banner.another} leave={closeOpened} />;
}

/** Back to choosing a pipeline of this file. */
function AnotherPipeline(): ReactNode {
  return <Leaving words={useText().definition.anotherPipeline} leave={() => choosePipeline(null)} />;
}

/** A way to another lineage: what was selected in this one means nothing there. */
function Leaving({ words, leave }: { words: string; leave: () => void }): ReactNode {
  const [, change] = useViewState();
  const go = () => {
    change({ node: null, q: "", dir: null, fold: [] }, "replace");
    leave();
  };
  return <Button onClick={go}>{words}</Button>;
}
