import type { Messages } from "../messages";

export const definition: Messages["definition"] = {
  title: "정의 파일 열기",
  intro:
    "AWS 없이 파이프라인의 리니지를 봅니다. 정의가 들어 있는 템플릿, 플랜, 상태 파일, 매니페스트도 열 수 있습니다. 파일은 이 서비스로만 전송되며 어디에도 저장되지 않습니다.",
  drop: "정의 파일을 여기에 놓으세요",
  or: "또는",
  choose: "파일 선택",
  paste: "정의 붙여넣기",
  pasteHint: "JSON 또는 YAML: pipeline.definition(), describe-pipeline, CloudFormation, Terraform, ACK",
  show: "리니지 보기",
  dropAnywhere: "놓으면 정의의 리니지를 보여 줍니다",
  tooLarge: "32MiB보다 큰 파일은 열 수 없습니다.",
  notText: "파일을 읽지 못했습니다.",
  empty: "아직 읽을 것이 없습니다. 정의를 놓거나, 선택하거나, 붙여넣으세요.",
  bad: "읽을 수 있는 정의가 아닙니다",
  place: {
    pointer: "위치",
    line: (line, column) => `${line}행 ${column}열`,
    lineOnly: (line) => `${line}행`,
  },
  several: "파일에 파이프라인이 여러 개 있습니다",
  which: "리니지를 볼 파이프라인을 선택하세요.",
  anotherPipeline: "다른 파이프라인 선택",
  pasted: "붙여넣은 정의",
  fromFile: "정의 파일",
};
