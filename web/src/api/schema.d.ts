// Made from docs/reference/openapi.json by `npm run api`. Do not edit.

export interface paths {
    "/lineage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The lineage of one pipeline
         * @description Read a pipeline's definition as a graph, and what happened in one of its executions.
         *
         *     Without an execution the graph is the definition's alone. With `includeLatestExec` or `execution`
         *     every node has a `run`, and the inputs and outputs are those of the jobs themselves.
         *
         *     The answer has a weak `ETag` that stays while nothing but the clock has moved: send it back as
         *     `If-None-Match` to poll a running execution. It may be a few seconds old, as `asOf` says: `Cache-Control: no-cache`
         *     has everything read anew. Parameters that are not listed here are ignored.
         */
        get: operations["getLineage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lineage/definition": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The lineage of a definition, without AWS
         * @description Read a pipeline definition that the caller sends. AWS is not asked, and nothing of it is kept or logged.
         *
         *     If the file has several pipelines, `pipeline` selects one; without it the answer is 422 with their names in
         *     `pipelines`. A definition that cannot be read is 422 with the reason and the place: `line` and `column` if the text
         *     is not JSON or YAML, otherwise the JSON `pointer`. What can be read in part is shown, with `gaps` for the rest.
         */
        post: operations["getLineageOfDefinition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lineage.mmd": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The lineage of one pipeline as a Mermaid flowchart
         * @description Write the document of `GET /lineage`, asked for by the same parameters, as a Mermaid flowchart. What was read a moment ago for the document is not read again.
         */
        get: operations["getLineageAsMermaid"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lineage.dot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The lineage of one pipeline as a Graphviz digraph
         * @description Write the document of `GET /lineage`, asked for by the same parameters, as a Graphviz digraph. What was read a moment ago for the document is not read again.
         */
        get: operations["getLineageAsDot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lineage.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The lineage of one pipeline as a table for spreadsheets
         * @description Write the document of `GET /lineage`, asked for by the same parameters, as a table for spreadsheets. What was read a moment ago for the document is not read again.
         */
        get: operations["getLineageAsCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lineage.svg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The lineage of one pipeline as an SVG image
         * @description Draw the document of `GET /lineage`, asked for by the same parameters, with title, time and legend.
         *
         *     The image holds no script and loads nothing; it can be opened as it is, or stand in a page as an `img`. Of a graph
         *     too large to look at, the first steps are drawn, and what is left out is counted.
         */
        get: operations["getLineageAsSvg"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/objects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What lies at a location of a lineage now
         * @description Count the objects at an S3 location, the one of that key and those below it: the state now, not that of the run.
         *
         *     Only locations of a lineage can be looked at: `uri` must be an artifact of the document that the same parameters
         *     give, or lie below one, and be known to its end. One page of `s3:ListObjectsV2` is read (1,000 keys), in the
         *     bucket's own region, and kept for a few seconds.
         */
        get: operations["getObjects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pipelines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The pipelines of a region
         * @description List the pipelines of a region, page by page.
         *
         *     Tags, the last outcomes and their durations come from `sagemaker:Search`, which may be some seconds behind; the
         *     newest execution comes from the list of executions. Where Search may not be used the lists take its place as far
         *     as they can, and a gap says so.
         */
        get: operations["listPipelines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pipelines/{name}/executions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The executions of a pipeline
         * @description List the executions of a pipeline, page by page; any of them can be laid over its graph.
         *
         *     A filter is applied while reading on, through at most a thousand executions: a page may be short, or empty, and
         *     still have a `cursor`. Ends, starters and parameter values come from `sagemaker:Search`.
         */
        get: operations["listExecutions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pipelines/{name}/steps/{step}/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The metrics of a step over executions
         * @description Read what one step measured in the newest executions: the metrics of its jobs and reports, as in the document.
         *
         *     What a failed read would have brought is in `gaps`, by execution. Each execution costs at most its steps, its
         *     definition, its parameters, the step's job and its reports; what is over is kept, so asking again costs one call and
         *     those of what still runs.
         */
        get: operations["getStepMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is wrong with the data behind models
         * @description Judge the data behind the models of one pipeline, or of a region's pipelines by name.
         *
         *     Each pipeline is judged with its newest execution laid over it. A region is judged a few pipelines at a time: pass
         *     on `cursor` until it is null; `pipelines` tells how far it is. A pipeline that cannot be read is a gap.
         */
        get: operations["getPosture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the service is set up
         * @description Tell regions, account, profiles and features.
         *
         *     Only the account needs AWS: it is asked for once for each set of credentials and kept. Where AWS does not answer
         *     within two seconds the account is null, with a gap.
         */
        get: operations["getSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the process lives
         * @description Answer without touching AWS, whatever else is going on.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the service takes requests
         * @description Answer 200 between start-up and shutdown, without touching AWS.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Artifact
         * @description An S3 location that steps read or write; one for each normalised identity.
         */
        Artifact: {
            /**
             * @description The artifact's place in the list, from 0.
             * @example 0
             */
            id: number;
            /**
             * @description The location, without a trailing slash; the known prefix while unresolved.
             * @example s3://raw-data/claims
             */
            uri: string;
            /**
             * @description The bucket.
             * @example raw-data
             */
            bucket: string;
            /**
             * @description The key or prefix in the bucket; null for the whole bucket.
             * @example claims
             */
            key: string | null;
            /**
             * @description What the location is for.
             * @example data
             */
            role: components["schemas"]["Role"];
            /**
             * @description Whether the location is known to its end.
             * @example true
             */
            resolved: boolean;
            /**
             * @description Of an unresolved location only: the location with its open parts as `${…}`.
             * @example s3://raw-data/${Execution.PipelineExecutionId}/claims
             */
            expression?: string;
            /**
             * @description The steps that write it, in node order.
             * @example [
             *       "Prep"
             *     ]
             */
            producedBy: string[];
            /**
             * @description The steps that read it, in node order.
             * @example [
             *       "Train"
             *     ]
             */
            consumedBy: string[];
            /**
             * @description The artifact that this one is a part of: a file below an output, a model below its prefix. Whoever wrote that wrote this; null if there is none.
             * @example null
             */
            within: number | null;
            /**
             * @description What is known of the bucket; left out when buckets were not asked for.
             * @example {
             *       "bucketKeyEnabled": true,
             *       "encryption": "aws:kms",
             *       "kmsKeyId": "alias/claims",
             *       "publicAccess": "Blocked",
             *       "publicAccessBlock": {
             *         "blockPublicAcls": true,
             *         "blockPublicPolicy": true,
             *         "ignorePublicAcls": true,
             *         "restrictPublicBuckets": true
             *       },
             *       "region": "ap-northeast-2",
             *       "tags": {
             *         "team": "claims"
             *       },
             *       "versioning": "Enabled"
             *     }
             */
            s3?: components["schemas"]["BucketFacts"];
        };
        /**
         * BucketFacts
         * @description What is known of the artifact's bucket. Every `Unknown` has a gap that says why.
         */
        BucketFacts: {
            /**
             * @description The region the bucket lives in.
             * @example ap-northeast-2
             */
            region: string | null;
            /**
             * @description Default encryption: AES256, aws:kms, aws:kms:dsse, None (not configured) or Unknown.
             * @example aws:kms
             */
            encryption: string;
            /**
             * @description Enabled, Suspended, Disabled (never enabled) or Unknown.
             * @example Enabled
             */
            versioning: string;
            /**
             * @description Block Public Access, bucket or account: Blocked (all four flags), Partial, Open or Unknown.
             * @example Blocked
             * @enum {string}
             */
            publicAccess: "Blocked" | "Partial" | "Open" | "Unknown";
            /**
             * @description The bucket's tags by key; null when they could not be read.
             * @example {
             *       "team": "claims"
             *     }
             */
            tags: {
                [key: string]: string;
            } | null;
            /**
             * @description The KMS key of the default encryption.
             * @example alias/claims
             */
            kmsKeyId: string | null;
            /**
             * @description Whether S3 Bucket Keys are on.
             * @example true
             */
            bucketKeyEnabled: boolean | null;
            /**
             * @description The effective flags; null when they could not be read.
             * @example {
             *       "blockPublicAcls": true,
             *       "blockPublicPolicy": true,
             *       "ignorePublicAcls": true,
             *       "restrictPublicBuckets": true
             *     }
             */
            publicAccessBlock: components["schemas"]["PublicAccessBlock"] | null;
            /**
             * @description Whose bucket it is: ours, AWS's own, of a trusted account, someone's, or nobody's: a name that anyone could take. This and all that follows is left out when findings were not asked for, or where it is not known.
             * @example ours
             * @enum {string}
             */
            owner?: "ours" | "aws" | "trusted" | "someone" | "nobody";
            /**
             * @description Whether S3 calls the bucket policy public.
             * @example false
             */
            policyPublic?: boolean;
            /**
             * @description Whether the access control list grants anything to everybody, be it with effect or not.
             * @example false
             */
            aclPublic?: boolean;
            /**
             * @description Whether requests without TLS are refused.
             * @example true
             */
            tlsOnly?: boolean;
            /**
             * @description BucketOwnerEnforced (access control lists are off), BucketOwnerPreferred, ObjectWriter or None.
             * @example BucketOwnerEnforced
             */
            objectOwnership?: string;
            /**
             * @description Whether access is logged.
             * @example true
             */
            logging?: boolean;
            /**
             * @description Whether objects can be locked.
             * @example false
             */
            objectLock?: boolean;
            /**
             * @description The lifecycle rules.
             * @example []
             */
            lifecycle?: components["schemas"]["LifecycleRule"][];
            /**
             * @description Where objects are copied to.
             * @example []
             */
            replication?: components["schemas"]["Replica"][];
            /**
             * @description Whether deleting versions needs MFA.
             * @example false
             */
            mfaDelete?: boolean;
        };
        /**
         * CacheHit
         * @description The step did not run: a result of an earlier execution was reused.
         */
        CacheHit: {
            /**
             * @description The execution whose result was reused.
             * @example arn:aws:sagemaker:ap-northeast-2:111122223333:pipeline/mlops-pipeline/execution/abcdef012345
             */
            sourceExecutionArn: string | null;
        };
        /**
         * Confidence
         * @description How sure it is that data flows along an edge.
         * @enum {string}
         */
        Confidence: "certain" | "likely" | "possible";
        /**
         * CriticalPath
         * @description The path along edges with the largest sum of its steps' elapsed seconds.
         */
        CriticalPath: {
            /**
             * @description The steps from first to last.
             * @example [
             *       "Prep",
             *       "Train"
             *     ]
             */
            nodes: string[];
            /**
             * @description The sum of their elapsed seconds.
             * @example 1100
             */
            elapsedSec: number;
        };
        /**
         * Definition
         * @description The definition that the graph was read from.
         */
        Definition: {
            /**
             * @description Where it came from: the pipeline, the execution laid over, or a file.
             * @example execution
             * @enum {string}
             */
            source: "pipeline" | "execution" | "file";
            /**
             * @description The definition's schema version.
             * @example 2020-12-01
             */
            version: string | null;
            /**
             * @description Digest of the definition's text, in hexadecimal.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            sha256: string;
        };
        /**
         * Domain
         * @description The SageMaker domain that the answer was filtered by.
         */
        Domain: {
            /**
             * @description The domain's name.
             * @example studio-domain
             */
            name: string;
            /**
             * @description The domain's id; null when domains may not be listed.
             * @example d-abc123
             */
            id: string | null;
            /**
             * @description The domain's ARN; null when domains may not be listed.
             * @example arn:aws:sagemaker:ap-northeast-2:111122223333:domain/d-abc123
             */
            arn: string | null;
            /**
             * @description The domain's status in AWS's words; null when domains may not be listed.
             * @example InService
             */
            status: string | null;
        };
        /**
         * Edge
         * @description A dependency; one for each (from, to, via).
         */
        Edge: {
            /**
             * @description The step that comes first.
             * @example Prep
             */
            from: string;
            /**
             * @description The step that depends on it.
             * @example Train
             */
            to: string;
            /**
             * @description Why: dependsOn, ref:Get, ref:JsonGet, branch:if, branch:else, body:forEach, trigger:Failed and the other triggers, s3:uri, featureGroup, and name:KIND for other named resources.
             * @example ref:Get
             */
            via: string;
            /**
             * @description The inputs that this edge feeds, sorted and joined by `, `; null when it feeds none.
             * @example train
             */
            label: string | null;
            /**
             * @description The one artifact that all inputs fed by this edge share.
             * @example 3
             */
            artifactId: number | null;
            /**
             * @description Every artifact that flows along this edge, ascending.
             * @example [
             *       3
             *     ]
             */
            artifactIds: number[];
            /**
             * @description Every entry of `resources` that flows along this edge, ascending.
             * @example []
             */
            resourceIds: number[];
            /**
             * @description How sure it is that data flows: certain (a reference), likely (the same location or name, or one inside the other), possible (a guessed direction, and the steps run in that order); null if no data flows.
             * @example certain
             */
            confidence: components["schemas"]["Confidence"] | null;
            /**
             * @description JSON pointers into the definition: where it says so.
             * @example [
             *       "/Steps/1/Arguments/InputDataConfig/0/DataSource/S3DataSource/S3Uri"
             *     ]
             */
            evidence: string[];
        };
        /**
         * Execution
         * @description The execution laid over the graph.
         */
        Execution: {
            /**
             * @description The execution's ARN.
             * @example arn:aws:sagemaker:ap-northeast-2:111122223333:pipeline/mlops-pipeline/execution/0123456789ab
             */
            arn: string;
            /**
             * @description The last part of the ARN.
             * @example 0123456789ab
             */
            id: string;
            /**
             * @description The execution's display name.
             * @example execution-1763800000000
             */
            displayName: string | null;
            /**
             * @description The execution's status in AWS's words.
             * @example Succeeded
             */
            status: string;
            /**
             * @description When the execution started.
             * @example 2026-11-22T09:41:57Z
             */
            startTime: string | null;
            /**
             * @description The end of the last step, else the last change once the status is final; null while running.
             * @example 2026-11-22T10:02:31Z
             */
            endTime: string | null;
            /**
             * @description Seconds from start to end; to now while the execution runs.
             * @example 1234
             */
            elapsedSec: number | null;
            /**
             * @description Why the execution failed, in AWS's words.
             * @example Step failure: One or multiple steps failed.
             */
            failureReason: string | null;
            /**
             * @description Who started the execution.
             * @example data-scientist
             */
            startedBy: string | null;
            /**
             * @description How the execution was selective; null for a whole one.
             * @example {
             *       "sourceExecutionArn": "arn:aws:sagemaker:ap-northeast-2:111122223333:pipeline/mlops-pipeline/execution/abcdef012345",
             *       "steps": [
             *         "Train"
             *       ]
             *     }
             */
            selective: components["schemas"]["Selective"] | null;
            /**
             * @description The newest execution before this one that succeeded; null when there is none or it was not found.
             * @example {
             *       "id": "abcdef012345",
             *       "startTime": "2026-11-15T09:41:57Z"
             *     }
             */
            lastGood: components["schemas"]["LastGood"] | null;
            /**
             * @description The execution's page in the AWS console.
             * @example https://ap-northeast-2.console.aws.amazon.com/sagemaker/home?region=ap-northeast-2#/pipelines
             */
            consoleUrl: string | null;
        };
        /**
         * ExecutionList
         * @description A page of a pipeline's executions.
         */
        ExecutionList: {
            /**
             * @description Newest first.
             * @example [
             *       {
             *         "arn": "arn:aws:sagemaker:ap-northeast-2:111122223333:pipeline/mlops-pipeline/execution/0123456789ab",
             *         "consoleUrl": "https://ap-northeast-2.console.aws.amazon.com/sagemaker/home?region=ap-northeast-2#/pipelines",
             *         "description": "Weekly run",
             *         "displayName": "execution-1763800000000",
             *         "elapsedSec": 1234,
             *         "endTime": "2026-11-22T10:02:31Z",
             *         "failureReason": "Step failure: One or multiple steps failed.",
             *         "id": "0123456789ab",
             *         "parameters": {
             *           "Year": "2026"
             *         },
             *         "startTime": "2026-11-22T09:41:57Z",
             *         "startedBy": "minji-kim",
             *         "status": "Succeeded"
             *       }
             *     ]
             */
            executions: components["schemas"]["ListedExecution"][];
            /**
             * @description Asks for the next page; null after the last.
             * @example eyJuIjoiYWJjIn0
             */
            cursor: string | null;
            /**
             * @description What could not be had of the rows, by operation and resource.
             * @example [
             *       {
             *         "code": "access-denied",
             *         "operation": "sagemaker:Search",
             *         "resource": "PipelineExecution"
             *       }
             *     ]
             */
            gaps: components["schemas"]["Gap"][];
        };
        /**
         * ExecutionMetrics
         * @description The metrics of the step in one execution.
         */
        ExecutionMetrics: {
            /**
             * @description The execution's id.
             * @example 0123456789ab
             */
            id: string;
            /**
             * @description When it started.
             * @example 2026-11-22T09:41:57Z
             */
            startTime: string | null;
            /**
             * @description The execution's status in AWS's words.
             * @example Succeeded
             */
            status: string;
            /**
             * @description The step's status, as in the document; null where that execution did not have the step.
             * @example Succeeded
             */
            stepStatus: string | null;
            /**
             * @description Whether the result was taken from an earlier execution.
             * @example false
             */
            cacheHit: boolean;
            /**
             * @description The metrics by name, as in the document's `run.metrics`; empty where there are none.
             * @example {
             *       "validation:rmse": 2.1
             *     }
             */
            metrics: {
                [key: string]: number;
            };
        };
        /**
         * FailedCounts
         * @description How many findings failed, by severity.
         */
        FailedCounts: {
            /**
             * @description Failed and critical.
             * @example 1
             */
            critical: number;
            /**
             * @description Failed and high.
             * @example 0
             */
            high: number;
            /**
             * @description Failed and medium.
             * @example 2
             */
            medium: number;
            /**
             * @description Failed and low.
             * @example 0
             */
            low: number;
        };
        /**
         * Finding
         * @description One rule's verdict on one resource.
         */
        Finding: {
            /**
             * @description The rule's id.
             * @example s3-public-write
             */
            rule: string;
            /**
             * @description How bad it is where the rule is broken.
             * @example critical
             */
            severity: components["schemas"]["Severity"];
            /**
             * @description fail, unknown (something could not be looked at), pass or not-applicable.
             * @example fail
             */
            verdict: components["schemas"]["Verdict"];
            /**
             * @description What the rule asks for.
             * @example Buckets should block public write access
             */
            title: string;
            /**
             * @description A bucket's name, an account, an ARN or a URI.
             * @example raw-data
             */
            resource: string;
            /**
             * @description The value that was seen.
             * @example Upload grants s3:PutObject to everybody
             */
            evidence: string | null;
            /**
             * @description Why it is unknown or does not apply; of a failed one, that its exception has expired.
             * @example Access to the bucket's policy was denied.
             */
            reason: string | null;
            /**
             * @description The IAM action that would allow the look.
             * @example s3:GetBucketPolicy
             */
            iamAction: string | null;
            /**
             * @description How to mend it, with the exact setting; null where there is nothing to mend.
             * @example Turn on Block Public Access of the bucket (all four flags).
             */
            remedy: string | null;
            /**
             * @description Where to read on; empty where there is nothing to mend.
             * @example [
             *       "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-3"
             *     ]
             */
            references: string[];
            /**
             * @description Ids of Security Hub and CIS.
             * @example [
             *       "S3.3"
             *     ]
             */
            controls: string[];
            /**
             * @description The steps that it is about.
             * @example [
             *       "Prep"
             *     ]
             */
            nodes: string[];
            /**
             * @description The artifacts that it is about, by id.
             * @example [
             *       3
             *     ]
             */
            artifacts: number[];
            /**
             * @description What a failed or unknown one reaches: endpoints, model packages, models; 50 at most.
             * @example [
             *       {
             *         "id": "arn:aws:sagemaker:ap-northeast-2:111122223333:model-package/claims/7",
             *         "kind": "model-package",
             *         "path": [
             *           "s3://raw-data/claims",
             *           "Prep",
             *           "s3://ml-artifacts/prep/train",
             *           "Train",
             *           "s3://ml-artifacts/model.tar.gz",
             *           "Register"
             *         ]
             *       }
             *     ]
             */
            reaches: components["schemas"]["Reach"][];
            /**
             * @description How much it reaches in all.
             * @example 1
             */
            reached: number;
        };
        /**
         * FindingCounts
         * @description How many findings there are, by verdict.
         */
        FindingCounts: {
            /**
             * @description Failed, by severity.
             * @example {
             *       "critical": 1,
             *       "high": 0,
             *       "low": 0,
             *       "medium": 2
             *     }
             */
            fail: components["schemas"]["FailedCounts"];
            /**
             * @description Not known.
             * @example 1
             */
            unknown: number;
            /**
             * @description Passed.
             * @example 20
             */
            pass: number;
            /**
             * @description Not applicable.
             * @example 3
             */
            notApplicable: number;
        };
        /**
         * Gap
         * @description A fact that could not be had: why, and which places of the document lack it.
         */
        Gap: {
            /**
             * @description Why the fact is missing.
             * @example access-denied
             */
            code: components["schemas"]["GapCode"];
            /**
             * @description The AWS operation that failed, `service:Operation`; null when no read was involved.
             * @example s3:GetBucketEncryption
             */
            operation: string | null;
            /**
             * @description The IAM action that would allow the read.
             * @example s3:GetEncryptionConfiguration
             */
            iamAction: string | null;
            /**
             * @description What was to be read: a name, an ARN or a bucket.
             * @example raw-data
             */
            resource: string | null;
            /**
             * @description One sentence for people.
             * @example Access to the bucket's default encryption was denied.
             */
            detail: string;
            /**
             * @description JSON pointers to the places of this document that lack the fact.
             * @example [
             *       "/graph/artifacts/3/s3/encryption"
             *     ]
             */
            affects: string[];
        };
        /**
         * GapCode
         * @description Why a fact is missing. The words of the wire contract.
         * @enum {string}
         */
        GapCode: "access-denied" | "not-found" | "throttled" | "timeout" | "unsupported" | "invalid" | "truncated" | "unresolved" | "opaque";
        /**
         * Graph
         * @description The lineage graph.
         */
        Graph: {
            /**
             * @description The steps in topological order, ties by position in the definition.
             * @example [
             *       {
             *         "id": "Train",
             *         "type": "Training"
             *       }
             *     ]
             */
            nodes: components["schemas"]["Node"][];
            /**
             * @description The dependencies, sorted by from, to, via.
             * @example [
             *       {
             *         "from": "Prep",
             *         "to": "Train",
             *         "via": "ref:Get"
             *       }
             *     ]
             */
            edges: components["schemas"]["Edge"][];
            /**
             * @description The S3 locations in order of first appearance: by node, inputs before outputs.
             * @example [
             *       {
             *         "id": 0,
             *         "uri": "s3://raw-data/claims"
             *       }
             *     ]
             */
            artifacts: components["schemas"]["Artifact"][];
            /**
             * @description What steps read and write that is no S3 location with a known bucket, in order of first appearance: by node, inputs before outputs.
             * @example [
             *       {
             *         "id": 0,
             *         "kind": "feature-group",
             *         "name": "claims-features"
             *       }
             *     ]
             */
            resources: components["schemas"]["Resource"][];
        };
        /**
         * Health
         * @description The process lives.
         */
        Health: {
            /**
             * @description Always `ok`: a process that does not live does not answer.
             * @example ok
             * @constant
             */
            status: "ok";
            /**
             * @description The version of the service.
             * @example 0.1.0
             */
            version: string;
        };
        /**
         * Instance
         * @description The machines of a job.
         */
        Instance: {
            /**
             * @description The instance type as AWS names it.
             * @example ml.m5.xlarge
             */
            type: string | null;
            /**
             * @description How many.
             * @example 1
             */
            count: number | null;
        };
        /**
         * Iteration
         * @description One pass of a step in the body of a ForEach.
         */
        Iteration: {
            /**
             * @description The place of the item, from 0.
             * @example 0
             */
            index: number;
            /**
             * @description The item, as AWS gives it.
             * @example KR
             */
            item: string | null;
            /**
             * @description The status of this pass in AWS's words.
             * @example Succeeded
             */
            status: string;
            /**
             * @description When this pass started.
             * @example 2026-11-22T09:41:57Z
             */
            startTime: string | null;
            /**
             * @description When this pass ended.
             * @example 2026-11-22T09:45:12Z
             */
            endTime: string | null;
            /**
             * @description Why this pass failed, in AWS's words.
             * @example ClientError: no data below the prefix
             */
            failureReason: string | null;
            /**
             * @description The job of this pass.
             * @example arn:aws:sagemaker:ap-northeast-2:111122223333:training-job/pipelines-0123456789ab-train
             */
            jobArn: string | null;
        };
        /**
         * JobPosture
         * @description How one job, model, endpoint configuration or feature group is protected. Null is what its kind does not have.
         */
        JobPosture: {
            /**
             * @description What it is.
             * @example training
             * @enum {string}
             */
            kind: "processing" | "training" | "transform" | "tuning" | "automl" | "model" | "endpoint" | "feature-group";
            /**
             * @description Its ARN.
             * @example arn:aws:sagemaker:us-east-1:111122223333:training-job/pipelines-abc-Train
             */
            arn: string;
            /**
             * @description Its name.
             * @example pipelines-abc-Train
             */
            name: string;
            /**
             * @description The KMS key of its volumes.
             * @example alias/claims
             */
            volumeKey: string | null;
            /**
             * @description The KMS key of what it writes.
             * @example alias/claims
             */
            outputKey: string | null;
            /**
             * @description Whether it runs in a VPC of the account.
             * @example true
             */
            inVpc: boolean | null;
            /**
             * @description Network isolation.
             * @example false
             */
            isolated: boolean | null;
            /**
             * @description Encryption between its containers.
             * @example false
             */
            encryptedTraffic: boolean | null;
            /**
             * @description The images it runs.
             * @example [
             *       "111122223333.dkr.ecr.ap-northeast-2.amazonaws.com/train:1"
             *     ]
             */
            images: string[];
            /**
             * @description The role it runs as.
             * @example arn:aws:iam::111122223333:role/train
             */
            role: string | null;
            /**
             * @description The type of its instances.
             * @example ml.m5.xlarge
             */
            instanceType: string | null;
            /**
             * @description How many instances.
             * @example 2
             */
            instanceCount: number | null;
            /**
             * @description Why it could not be read; null where it could.
             * @example null
             */
            unread: components["schemas"]["WhyUnread"] | null;
        };
        /**
         * LastGood
         * @description An execution to compare with.
         */
        LastGood: {
            /**
             * @description The last part of the execution's ARN.
             * @example abcdef012345
             */
            id: string;
            /**
             * Format: date-time
             * @description When it started.
             * @example 2026-11-15T09:41:57Z
             */
            startTime: string;
        };
        /**
         * LifecycleRule
         * @description A rule that removes or moves objects of a bucket.
         */
        LifecycleRule: {
            /**
             * @description Its name.
             * @example tidy-up
             */
            id: string | null;
            /**
             * @description Whether it is on.
             * @example true
             */
            enabled: boolean;
            /**
             * @description Below which prefix; empty for the whole bucket.
             * @example tmp/
             */
            prefix: string;
            /**
             * @description Whether it removes objects.
             * @example true
             */
            expires: boolean;
            /**
             * @description After how many days; null for a date, or where nothing goes.
             * @example 30
             */
            days: number | null;
        };
        /**
         * LineageDocument
         * @description The lineage of one pipeline, and of one execution where it was asked for.
         */
        LineageDocument: {
            /**
             * @description The version of this shape.
             * @example 1.0
             * @constant
             */
            schemaVersion: "1.0";
            /**
             * Format: date-time
             * @description When this document was made.
             * @example 2026-11-22T10:02:31Z
             */
            generatedAt: string;
            /**
             * @description The age of the oldest part: everything was read from AWS at this moment or later; null for a definition from a file.
             * @example 2026-11-22T10:02:30Z
             */
            asOf: string | null;
            /**
             * @description The domain; only when the request names one.
             * @example {
             *       "arn": "arn:aws:sagemaker:ap-northeast-2:111122223333:domain/d-abc123",
             *       "id": "d-abc123",
             *       "name": "studio-domain",
             *       "status": "InService"
             *     }
             */
            domain?: components["schemas"]["Domain"];
            /**
             * @description The pipeline.
             * @example {
             *       "name": "mlops-pipeline"
             *     }
             */
            pipeline: components["schemas"]["Pipeline"];
            /**
             * @description The execution laid over the graph; null when there is none.
             * @example {
             *       "id": "0123456789ab",
             *       "status": "Succeeded"
             *     }
             */
            execution: components["schemas"]["Execution"] | null;
            /**
             * @description Status, counts and durations.
             * @example {
             *       "overallStatus": "Succeeded"
             *     }
             */
            summary: components["schemas"]["Summary"];
            /**
             * @description Steps, edges and artifacts.
             * @example {
             *       "artifacts": [],
             *       "edges": [],
             *       "nodes": []
             *     }
             */
            graph: components["schemas"]["Graph"];
            /**
             * @description What is wrong with the data behind the models, worst first; only with `include=findings`.
             * @example [
             *       {
             *         "resource": "raw-data",
             *         "rule": "s3-public-write",
             *         "severity": "critical",
             *         "verdict": "fail"
             *       }
             *     ]
             */
            findings?: components["schemas"]["Finding"][];
            /**
             * @description What the findings say of each endpoint, model package and model; only with `include=findings`.
             * @example [
             *       {
             *         "kind": "model-package",
             *         "severity": "critical",
             *         "verdict": "fail"
             *       }
             *     ]
             */
            models?: components["schemas"]["ModelVerdict"][];
            /**
             * @description What could not be had, by operation and resource. Everything else is complete.
             * @example [
             *       {
             *         "code": "access-denied",
             *         "operation": "s3:GetBucketEncryption",
             *         "resource": "raw-data"
             *       }
             *     ]
             */
            gaps: components["schemas"]["Gap"][];
        };
        /**
         * ListedBucket
         * @description A bucket that a pipeline names. Every `Unknown` has a gap that says why.
         */
        ListedBucket: {
            /**
             * @description The bucket's name.
             * @example raw-data
             */
            bucket: string;
            /**
             * @description The region the bucket lives in.
             * @example ap-northeast-2
             */
            region: string | null;
            /**
             * @description Default encryption: AES256, aws:kms, aws:kms:dsse, None (not configured) or Unknown.
             * @example aws:kms
             */
            encryption: string;
            /**
             * @description Enabled, Suspended, Disabled (never enabled) or Unknown.
             * @example Enabled
             */
            versioning: string;
            /**
             * @description Block Public Access, bucket or account: Blocked (all four flags), Partial, Open or Unknown.
             * @example Blocked
             * @enum {string}
             */
            publicAccess: "Blocked" | "Partial" | "Open" | "Unknown";
        };
        /**
         * ListedExecution
         * @description An execution as a list shows it.
         */
        ListedExecution: {
            /**
             * @description The execution's ARN.
             * @example arn:aws:sagemaker:ap-northeast-2:111122223333:pipeline/mlops-pipeline/execution/0123456789ab
             */
            arn: string;
            /**
             * @description The last part of the ARN.
             * @example 0123456789ab
             */
            id: string;
            /**
             * @description The execution's status in AWS's words.
             * @example Succeeded
             */
            status: string;
            /**
             * @description The execution's display name.
             * @example execution-1763800000000
             */
            displayName: string | null;
            /**
             * @description The execution's description.
             * @example Weekly run
             */
            description: string | null;
            /**
             * @description When the execution started.
             * @example 2026-11-22T09:41:57Z
             */
            startTime: string | null;
            /**
             * @description Why the execution failed, in AWS's words.
             * @example Step failure: One or multiple steps failed.
             */
            failureReason: string | null;
            /**
             * @description The execution's page in the AWS console.
             * @example https://ap-northeast-2.console.aws.amazon.com/sagemaker/home?region=ap-northeast-2#/pipelines
             */
            consoleUrl: string | null;
            /**
             * @description When a finished execution last changed; null while it runs, and where it was not read.
             * @example 2026-11-22T10:02:31Z
             */
            endTime: string | null;
            /**
             * @description Seconds from start to end; null while one of them is not known.
             * @example 1234
             */
            elapsedSec: number | null;
            /**
             * @description Who started it: a Studio user, else an IAM identity; null where it was not read.
             * @example minji-kim
             */
            startedBy: string | null;
            /**
             * @description The parameter values it was started with, by name; null where they were not read.
             * @example {
             *       "Year": "2026"
             *     }
             */
            parameters: {
                [key: string]: string;
            } | null;
        };
        /**
         * ListedPipeline
         * @description A pipeline as a list shows it.
         */
        ListedPipeline: {
            /**
             * @description The pipeline's name.
             * @example mlops-pipeline
             */
            name: string;
            /**
             * @description The pipeline's ARN.
             * @example arn:aws:sagemaker:ap-northeast-2:111122223333:pipeline/mlops-pipeline
             */
            arn: string | null;
            /**
             * @description The pipeline's display name.
             * @example MLOps pipeline
             */
            displayName: string | null;
            /**
             * @description The pipeline's description.
             * @example Trains the claims model.
             */
            description: string | null;
            /**
             * @description When the pipeline was created.
             * @example 2026-01-07T12:00:00Z
             */
            createdTime: string | null;
            /**
             * @description When the pipeline was last changed.
             * @example 2026-11-20T08:15:00Z
             */
            lastModifiedTime: string | null;
            /**
             * @description When the pipeline last ran; null when it never did.
             * @example 2026-11-22T09:41:57Z
             */
            lastExecutionTime: string | null;
            /**
             * @description The newest execution; null when it was not asked for, could not be read, or there is none.
             * @example {
             *       "arn": "arn:aws:sagemaker:ap-northeast-2:111122223333:pipeline/mlops-pipeline/execution/0123456789ab",
             *       "consoleUrl": "https://ap-northeast-2.console.aws.amazon.com/sagemaker/home?region=ap-northeast-2#/pipelines",
             *       "description": "Weekly run",
             *       "displayName": "execution-1763800000000",
             *       "elapsedSec": 1234,
             *       "endTime": "2026-11-22T10:02:31Z",
             *       "failureReason": "Step failure: One or multiple steps failed.",
             *       "id": "0123456789ab",
             *       "parameters": {
             *         "Year": "2026"
             *       },
             *       "startTime": "2026-11-22T09:41:57Z",
             *       "startedBy": "minji-kim",
             *       "status": "Succeeded"
             *     }
             */
            lastExecution: components["schemas"]["ListedExecution"] | null;
            /**
             * @description The tags by key; null when they were not asked for or could not be read.
             * @example {
             *       "DomainName": "studio-domain"
             *     }
             */
            tags: {
                [key: string]: string;
            } | null;
            /**
             * @description The name of the SageMaker domain that the tags tell; null when they tell none or were not read.
             * @example studio-domain
             */
            domain: string | null;
            /**
             * @description The value of the owner's tag (`ownerTag` of the settings); null when there is none.
             * @example claims-team
             */
            owner: string | null;
            /**
             * @description The last 20 executions, newest first; null when they were not asked for or could not be read.
             * @example [
             *       {
             *         "elapsedSec": 1234,
             *         "id": "0123456789ab",
             *         "startTime": "2026-11-22T09:41:57Z",
             *         "status": "Succeeded"
             *       }
             *     ]
             */
            outcomes: components["schemas"]["Outcome"][] | null;
            /**
             * @description How many steps the definition has, those of branches and loops included; null when not read.
             * @example 6
             */
            stepCount: number | null;
            /**
             * @description The buckets that the definition names with its default values, by name; null when not read.
             * @example [
             *       {
             *         "bucket": "raw-data",
             *         "encryption": "aws:kms",
             *         "publicAccess": "Blocked",
             *         "region": "ap-northeast-2",
             *         "versioning": "Enabled"
             *       }
             *     ]
             */
            buckets: components["schemas"]["ListedBucket"][] | null;
        };
        /**
         * Logs
         * @description Where CloudWatch keeps a job's logs.
         */
        Logs: {
            /**
             * @description The log group.
             * @example /aws/sagemaker/TrainingJobs
             */
            group: string;
            /**
             * @description What the job's log streams begin with.
             * @example pipelines-0123456789ab-train/
             */
            streamPrefix: string;
            /**
             * @description The log group's page in the AWS console.
             * @example https://ap-northeast-2.console.aws.amazon.com/cloudwatch/home?region=ap-northeast-2#logsV2:log-groups
             */
            url: string;
        };
        /**
         * MetricHistory
         * @description The metrics of one step over the newest executions.
         */
        MetricHistory: {
            /**
             * @description The pipeline's name.
             * @example mlops-pipeline
             */
            pipeline: string;
            /**
             * @description The step's id, as in the document.
             * @example Train
             */
            step: string;
            /**
             * @description The executions, oldest first.
             * @example [
             *       {
             *         "id": "0123456789ab",
             *         "status": "Succeeded"
             *       }
             *     ]
             */
            executions: components["schemas"]["ExecutionMetrics"][];
            /**
             * @description What could not be read. Everything else is complete.
             * @example []
             */
            gaps: components["schemas"]["Gap"][];
        };
        /**
         * ModelVerdict
         * @description What all findings together say of one model, model package or endpoint.
         */
        ModelVerdict: {
            /**
             * @description model, model-package or endpoint.
             * @example model-package
             */
            kind: string;
            /**
             * @description Its ARN, or the URI of a model artifact.
             * @example arn:aws:sagemaker:ap-northeast-2:111122223333:model-package/claims/7
             */
            id: string;
            /**
             * @description fail where a failed finding reaches it, else unknown where something could not be looked at.
             * @example fail
             */
            verdict: components["schemas"]["Verdict"];
            /**
             * @description That of the worst failed finding.
             * @example critical
             */
            severity: components["schemas"]["Severity"] | null;
            /**
             * @description The worst failed finding.
             * @example {
             *       "path": [
             *         "s3://raw-data/claims",
             *         "Prep",
             *         "s3://ml-artifacts/prep/train",
             *         "Train",
             *         "s3://ml-artifacts/model.tar.gz",
             *         "Register"
             *       ],
             *       "resource": "raw-data",
             *       "rule": "s3-public-write"
             *     }
             */
            worst: components["schemas"]["Worst"] | null;
            /**
             * @description How many findings that reach it are unknown.
             * @example 0
             */
            unknown: number;
            /**
             * @description How many findings that reach it failed.
             * @example 1
             */
            findings: number;
        };
        /**
         * Node
         * @description A step of the pipeline.
         */
        Node: {
            /**
             * @description The step's name; `Name#2` for a second step of one name.
             * @example Train
             */
            id: string;
            /**
             * @description The definition's own Type, also when it is not a known one.
             * @example Training
             */
            type: string;
            /**
             * @description The display name, else the id.
             * @example Train the model
             */
            label: string;
            /**
             * @description The step's description.
             * @example XGBoost on the claims.
             */
            description: string | null;
            /**
             * @description The Condition or ForEach that the step stands in; null at the top.
             * @example CheckMSE
             */
            parent: string | null;
            /**
             * @description Which part of the parent: if, else, or the body of a ForEach.
             * @example if
             */
            branch: ("if" | "else" | "body") | null;
            /**
             * @description The names in DependsOn, in the order of the definition.
             * @example [
             *       "Prep"
             *     ]
             */
            dependsOn: string[];
            /**
             * @description What the step reads, in the definition's order.
             * @example [
             *       {
             *         "artifactId": 3,
             *         "expression": "Steps.Prep.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri",
             *         "guessed": false,
             *         "name": "train",
             *         "resolved": true,
             *         "role": "data",
             *         "uri": "s3://ml-artifacts/prep/train"
             *       }
             *     ]
             */
            inputs: components["schemas"]["Port"][];
            /**
             * @description What the step writes, in the definition's order.
             * @example [
             *       {
             *         "artifactId": 3,
             *         "expression": "Steps.Prep.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri",
             *         "guessed": false,
             *         "name": "train",
             *         "resolved": true,
             *         "role": "data",
             *         "uri": "s3://ml-artifacts/prep/train"
             *       }
             *     ]
             */
            outputs: components["schemas"]["Port"][];
            /**
             * @description The container images.
             * @example [
             *       "111122223333.dkr.ecr.ap-northeast-2.amazonaws.com/train:1"
             *     ]
             */
            images: string[];
            /**
             * @description The machines of the job; null where there are none.
             * @example {
             *       "count": 1,
             *       "type": "ml.m5.xlarge"
             *     }
             */
            instance: components["schemas"]["Instance"] | null;
            /**
             * @description Whether step caching is on.
             * @example true
             */
            cacheEnabled: boolean;
            /**
             * @description What happened; on every node once an execution is laid over.
             * @example {
             *       "status": "NotStarted"
             *     }
             */
            run?: components["schemas"]["Run"];
            /**
             * @description The model package that the step registered.
             * @example {
             *       "modelPackageArn": "arn:aws:sagemaker:ap-northeast-2:111122223333:model-package/claims/7"
             *     }
             */
            registry: components["schemas"]["Registry"] | null;
            /**
             * @description How what the step ran is protected: jobs, models, feature groups; left out when findings were not asked for.
             * @example [
             *       {
             *         "encryptedTraffic": false,
             *         "inVpc": true,
             *         "isolated": false,
             *         "kind": "training",
             *         "name": "pipelines-abc-Train"
             *       }
             *     ]
             */
            posture?: components["schemas"]["JobPosture"][];
        };
        /**
         * Objects
         * @description The objects at a location now: the one of that key, and all below it.
         */
        Objects: {
            /**
             * @description The location, without a trailing slash.
             * @example s3://ml-artifacts/prep/train
             */
            uri: string;
            /**
             * @description Whether there is any object.
             * @example true
             */
            exists: boolean;
            /**
             * @description How many there are; at least so many where `truncated`.
             * @example 36
             */
            count: number;
            /**
             * @description Their size together, of those counted.
             * @example 412000000
             */
            sizeBytes: number;
            /**
             * @description When the newest of those counted was written; null where there is none.
             * @example 2026-11-22T09:41:57Z
             */
            lastModified: string | null;
            /**
             * @description Whether there may be more: only one page is read.
             * @example false
             */
            truncated: boolean;
            /**
             * Format: date-time
             * @description The age of the answer: it was read from AWS at this moment or later.
             * @example 2026-11-22T10:02:30Z
             */
            asOf: string;
        };
        /**
         * Outcome
         * @description How one execution went, as short as it can be said.
         */
        Outcome: {
            /**
             * @description The last part of the execution's ARN.
             * @example 0123456789ab
             */
            id: string;
            /**
             * @description The execution's status in AWS's words.
             * @example Succeeded
             */
            status: string;
            /**
             * @description When it started.
             * @example 2026-11-22T09:41:57Z
             */
            startTime: string | null;
            /**
             * @description Seconds from start to end; null while it runs.
             * @example 1234
             */
            elapsedSec: number | null;
        };
        /**
         * Parameter
         * @description A parameter of the pipeline.
         */
        Parameter: {
            /**
             * @description The parameter's name.
             * @example InputUri
             */
            name: string;
            /**
             * @description String, Integer, Float or Boolean, as in the definition.
             * @example String
             */
            type: string;
            /**
             * @description The default of the definition; null when there is none.
             * @example s3://raw-data/claims
             */
            default: string | number | boolean | null;
            /**
             * @description The value of the execution laid over, else the default.
             * @example s3://raw-data/claims/2026-11
             */
            value: string | number | boolean | null;
            /**
             * @description The values allowed; empty when any is.
             * @example [
             *       "small",
             *       "large"
             *     ]
             */
            enum: string[];
        };
        /**
         * Pipeline
         * @description The pipeline. What only AWS knows is null when the definition was read from a file.
         */
        Pipeline: {
            /**
             * @description The pipeline's name.
             * @example mlops-pipeline
             */
            name: string;
            /**
             * @description The pipeline's ARN; null when read from a file.
             * @example arn:aws:sagemaker:ap-northeast-2:111122223333:pipeline/mlops-pipeline
             */
            arn: string | null;
            /**
             * @description When the pipeline was last changed; null when read from a file.
             * @example 2026-11-20T08:15:00Z
             */
            lastModifiedTime: string | null;
            /**
             * @description The pipeline's display name.
             * @example MLOps pipeline
             */
            displayName: string | null;
            /**
             * @description The pipeline's description.
             * @example Trains the claims model.
             */
            description: string | null;
            /**
             * @description When the pipeline was created; null when read from a file.
             * @example 2026-01-07T12:00:00Z
             */
            createdTime: string | null;
            /**
             * @description The role that the pipeline runs with.
             * @example arn:aws:iam::111122223333:role/pipeline-runner
             */
            roleArn: string | null;
            /**
             * @description The pipeline's status in AWS's words.
             * @example Active
             */
            status: string | null;
            /**
             * @description The pipeline's tags by key; null when they were not read.
             * @example {
             *       "DomainName": "studio-domain"
             *     }
             */
            tags: {
                [key: string]: string;
            } | null;
            /**
             * @description The parameters, in the order of the definition.
             * @example [
             *       {
             *         "default": 50,
             *         "enum": [],
             *         "name": "Rounds",
             *         "type": "Integer",
             *         "value": "80"
             *       }
             *     ]
             */
            parameters: components["schemas"]["Parameter"][];
            /**
             * @description Where the graph's definition came from, and which it is.
             * @example {
             *       "sha256": "9f86d081884c7d65",
             *       "source": "pipeline",
             *       "version": "2020-12-01"
             *     }
             */
            definition: components["schemas"]["Definition"];
        };
        /**
         * PipelineFinding
         * @description One rule's verdict on one resource, on the path of a pipeline.
         */
        PipelineFinding: {
            /**
             * @description The rule's id.
             * @example s3-public-write
             */
            rule: string;
            /**
             * @description How bad it is where the rule is broken.
             * @example critical
             */
            severity: components["schemas"]["Severity"];
            /**
             * @description fail, unknown (something could not be looked at), pass or not-applicable.
             * @example fail
             */
            verdict: components["schemas"]["Verdict"];
            /**
             * @description What the rule asks for.
             * @example Buckets should block public write access
             */
            title: string;
            /**
             * @description A bucket's name, an account, an ARN or a URI.
             * @example raw-data
             */
            resource: string;
            /**
             * @description The value that was seen.
             * @example Upload grants s3:PutObject to everybody
             */
            evidence: string | null;
            /**
             * @description Why it is unknown or does not apply; of a failed one, that its exception has expired.
             * @example Access to the bucket's policy was denied.
             */
            reason: string | null;
            /**
             * @description The IAM action that would allow the look.
             * @example s3:GetBucketPolicy
             */
            iamAction: string | null;
            /**
             * @description How to mend it, with the exact setting; null where there is nothing to mend.
             * @example Turn on Block Public Access of the bucket (all four flags).
             */
            remedy: string | null;
            /**
             * @description Where to read on; empty where there is nothing to mend.
             * @example [
             *       "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-3"
             *     ]
             */
            references: string[];
            /**
             * @description Ids of Security Hub and CIS.
             * @example [
             *       "S3.3"
             *     ]
             */
            controls: string[];
            /**
             * @description The steps that it is about.
             * @example [
             *       "Prep"
             *     ]
             */
            nodes: string[];
            /**
             * @description The artifacts that it is about, by id.
             * @example [
             *       3
             *     ]
             */
            artifacts: number[];
            /**
             * @description What a failed or unknown one reaches: endpoints, model packages, models; 50 at most.
             * @example [
             *       {
             *         "id": "arn:aws:sagemaker:ap-northeast-2:111122223333:model-package/claims/7",
             *         "kind": "model-package",
             *         "path": [
             *           "s3://raw-data/claims",
             *           "Prep",
             *           "s3://ml-artifacts/prep/train",
             *           "Train",
             *           "s3://ml-artifacts/model.tar.gz",
             *           "Register"
             *         ]
             *       }
             *     ]
             */
            reaches: components["schemas"]["Reach"][];
            /**
             * @description How much it reaches in all.
             * @example 1
             */
            reached: number;
            /**
             * @description The pipeline on whose path it is.
             * @example mlops-pipeline
             */
            pipeline: string;
        };
        /**
         * PipelineList
         * @description A page of a region's pipelines.
         */
        PipelineList: {
            /**
             * @description In the order asked for.
             * @example [
             *       {
             *         "name": "mlops-pipeline"
             *       }
             *     ]
             */
            pipelines: components["schemas"]["ListedPipeline"][];
            /**
             * @description Asks for the next page; null after the last.
             * @example eyJuIjoiYWJjIn0
             */
            cursor: string | null;
            /**
             * @description How many pipelines there are on all pages; null when that is not known.
             * @example 42
             */
            total: number | null;
            /**
             * @description What could not be had of the rows, by operation and resource.
             * @example [
             *       {
             *         "code": "access-denied",
             *         "operation": "sagemaker:ListTags",
             *         "resource": "mlops-pipeline"
             *       }
             *     ]
             */
            gaps: components["schemas"]["Gap"][];
        };
        /**
         * PipelineModel
         * @description What the findings of a pipeline say of one model, model package or endpoint.
         */
        PipelineModel: {
            /**
             * @description model, model-package or endpoint.
             * @example model-package
             */
            kind: string;
            /**
             * @description Its ARN, or the URI of a model artifact.
             * @example arn:aws:sagemaker:ap-northeast-2:111122223333:model-package/claims/7
             */
            id: string;
            /**
             * @description fail where a failed finding reaches it, else unknown where something could not be looked at.
             * @example fail
             */
            verdict: components["schemas"]["Verdict"];
            /**
             * @description That of the worst failed finding.
             * @example critical
             */
            severity: components["schemas"]["Severity"] | null;
            /**
             * @description The worst failed finding.
             * @example {
             *       "path": [
             *         "s3://raw-data/claims",
             *         "Prep",
             *         "s3://ml-artifacts/prep/train",
             *         "Train",
             *         "s3://ml-artifacts/model.tar.gz",
             *         "Register"
             *       ],
             *       "resource": "raw-data",
             *       "rule": "s3-public-write"
             *     }
             */
            worst: components["schemas"]["Worst"] | null;
            /**
             * @description How many findings that reach it are unknown.
             * @example 0
             */
            unknown: number;
            /**
             * @description How many findings that reach it failed.
             * @example 1
             */
            findings: number;
            /**
             * @description The pipeline on whose path it is.
             * @example mlops-pipeline
             */
            pipeline: string;
        };
        /**
         * Planned
         * @description A port as the definition plans it.
         */
        Planned: {
            /**
             * @description The planned S3 location as far as it is known.
             * @example s3://raw/in
             */
            uri: string | null;
            /**
             * @description How the definition writes it; null for a plain literal.
             * @example null
             */
            expression: string | null;
        };
        /**
         * Port
         * @description One input or output of a step.
         */
        Port: {
            /**
             * @description The port's name.
             * @example train
             */
            name: string;
            /**
             * @description The S3 location with everything known filled in; while unresolved the known prefix or null.
             * @example s3://ml-artifacts/prep/train
             */
            uri: string | null;
            /**
             * @description What the port is for.
             * @example data
             */
            role: components["schemas"]["Role"];
            /**
             * @description The artifact of that location; null for what is no S3 location.
             * @example 3
             */
            artifactId: number | null;
            /**
             * @description How the definition writes it; null for a plain literal.
             * @example Steps.Prep.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri
             */
            expression: string | null;
            /**
             * @description Whether the value is known to its end.
             * @example true
             */
            resolved: boolean;
            /**
             * @description Whether the direction was read from the words around the value, not from the step type.
             * @example false
             */
            guessed: boolean;
            /**
             * @description The entry of `resources` that the port names; null for all else.
             * @example 0
             */
            resourceId: number | null;
            /**
             * @description The text of a port that is no S3 location: a model name, a feature group.
             * @example claims-model
             */
            value?: string;
            /**
             * @description The location in the definition, if the job's own answer differs from it.
             * @example {
             *       "uri": "s3://raw-data/claims"
             *     }
             */
            planned?: components["schemas"]["Planned"];
            /**
             * @description The S3 object version that the address names.
             * @example 3HL4kqtJlcpXroDTDmJrmSpXd3dIbrHY
             */
            versionId?: string;
            /**
             * @description Where the port comes from, if not from the definition or the job: an association in the SageMaker lineage store.
             * @example association
             * @constant
             */
            source?: "association";
        };
        /**
         * Posture
         * @description Findings of pipelines, and what they say of their models.
         */
        Posture: {
            /**
             * @description By pipeline, worst first.
             * @example [
             *       {
             *         "pipeline": "mlops-pipeline",
             *         "rule": "s3-public-write",
             *         "verdict": "fail"
             *       }
             *     ]
             */
            findings: components["schemas"]["PipelineFinding"][];
            /**
             * @description By pipeline: endpoints, model packages, models.
             * @example [
             *       {
             *         "kind": "model-package",
             *         "pipeline": "mlops-pipeline",
             *         "verdict": "fail"
             *       }
             *     ]
             */
            models: components["schemas"]["PipelineModel"][];
            /**
             * @description How far it is.
             * @example {
             *       "done": 5,
             *       "total": 12
             *     }
             */
            pipelines: components["schemas"]["Progress"];
            /**
             * @description Where the region goes on; null at the end.
             * @example WzEsInBvc3R1cmUiLCJ4Il0
             */
            cursor: string | null;
            /**
             * @description What could not be read, of pipelines as a whole and within them; affects is empty.
             * @example [
             *       {
             *         "code": "not-found",
             *         "resource": "mlops-pipeline"
             *       }
             *     ]
             */
            gaps: components["schemas"]["Gap"][];
        };
        /**
         * Problem
         * @description What went wrong. Never holds a credential, a stack trace or AWS's own text.
         */
        Problem: {
            /**
             * @description What kind of problem: `urn:sagemaker-lineage:problem:` and the code.
             * @example urn:sagemaker-lineage:problem:pipeline-not-found
             */
            type: string;
            /**
             * @description The kind of problem for people.
             * @example No such pipeline
             */
            title: string;
            /**
             * @description The HTTP status.
             * @example 404
             */
            status: number;
            /**
             * @description What happened, in one sentence.
             * @example There is no pipeline of that name in ap-northeast-2.
             */
            detail: string;
            /**
             * @description The kind of problem for programs; stable.
             * @example pipeline-not-found
             */
            code: string;
            /**
             * @description The id of the request, as in `X-Request-ID` and in the log.
             * @example 3f1c0e0a6c0b4f0c9f4f6a0d3b7e9a11
             */
            requestId: string;
            /**
             * @description The IAM action that the caller lacks.
             * @example sagemaker:ListPipelineExecutions
             */
            iamAction?: string;
            /**
             * @description What it concerns: a parameter, a pipeline, an ARN.
             * @example mlops-pipeline
             */
            resource?: string;
            /**
             * @description What to try.
             * @example Check the region and the spelling.
             */
            hint?: string;
            /**
             * @description For a definition that cannot be read: the JSON pointer of the place in it.
             * @example /Steps
             */
            pointer?: string;
            /**
             * @description Where the definition is no JSON: the line, from 1.
             * @example 3
             */
            line?: number;
            /**
             * @description Where the definition is no JSON: the column, from 1.
             * @example 17
             */
            column?: number;
            /**
             * @description For a file with several pipelines: their names, for `pipeline`.
             * @example [
             *       "claims",
             *       "fraud"
             *     ]
             */
            pipelines?: string[];
            /**
             * @description With `strict`: what could not be read.
             * @example [
             *       {
             *         "affects": [
             *           "/graph/artifacts/0/s3/encryption"
             *         ],
             *         "code": "access-denied",
             *         "detail": "The caller's permissions do not allow s3:GetEncryptionConfiguration.",
             *         "iamAction": "s3:GetEncryptionConfiguration",
             *         "operation": "s3:GetBucketEncryption",
             *         "resource": "raw-data"
             *       }
             *     ]
             */
            gaps?: components["schemas"]["Gap"][];
        };
        /**
         * Profiles
         * @description Which AWS profiles this caller may choose.
         */
        Profiles: {
            /**
             * @description Whether this caller may choose a profile with `profile=`.
             * @example true
             */
            allowed: boolean;
            /**
             * @description The profiles to choose from; null where the settings do not list them.
             * @example [
             *       "default"
             *     ]
             */
            names: string[] | null;
        };
        /**
         * Progress
         * @description How far a region has been judged.
         */
        Progress: {
            /**
             * @description How many pipelines have been judged, with this page.
             * @example 5
             */
            done: number;
            /**
             * @description How many there are; null where they are too many.
             * @example 12
             */
            total: number | null;
        };
        /**
         * PublicAccessBlock
         * @description The four effective Block Public Access flags: set on the bucket or on the account.
         */
        PublicAccessBlock: {
            /**
             * @description New public ACLs are refused.
             * @example true
             */
            blockPublicAcls: boolean;
            /**
             * @description Public ACLs have no effect.
             * @example true
             */
            ignorePublicAcls: boolean;
            /**
             * @description New public bucket policies are refused.
             * @example true
             */
            blockPublicPolicy: boolean;
            /**
             * @description A public policy gives no public access.
             * @example true
             */
            restrictPublicBuckets: boolean;
        };
        /**
         * Reach
         * @description Something downstream that a finding reaches.
         */
        Reach: {
            /**
             * @description model, model-package or endpoint.
             * @example model-package
             */
            kind: string;
            /**
             * @description Its ARN, or the URI of a model artifact.
             * @example arn:aws:sagemaker:ap-northeast-2:111122223333:model-package/claims/7
             */
            id: string;
            /**
             * @description One shortest path to it: URIs of artifacts and ids of steps, from the resource to the last step or artifact before it. Empty for the settings of an endpoint itself.
             * @example [
             *       "s3://raw-data/claims",
             *       "Prep",
             *       "s3://ml-artifacts/prep/train",
             *       "Train",
             *       "s3://ml-artifacts/model.tar.gz",
             *       "Register"
             *     ]
             */
            path: string[];
        };
        /**
         * Readiness
         * @description The service takes requests.
         */
        Readiness: {
            /**
             * @description Always `ready`; else the answer is 503.
             * @example ready
             * @constant
             */
            status: "ready";
        };
        /**
         * Registry
         * @description The model package that a step registered.
         */
        Registry: {
            /**
             * @description The model package's ARN.
             * @example arn:aws:sagemaker:ap-northeast-2:111122223333:model-package/claims/7
             */
            modelPackageArn: string;
            /**
             * @description The model package group.
             * @example claims
             */
            group: string | null;
            /**
             * @description The version within the group.
             * @example 7
             */
            version: number | null;
            /**
             * @description Approved, Rejected or PendingManualApproval.
             * @example PendingManualApproval
             */
            approvalStatus: string | null;
            /**
             * @description The package's own status in AWS's words.
             * @example Completed
             */
            status: string | null;
        };
        /**
         * Replica
         * @description Where the objects of a bucket are copied to.
         */
        Replica: {
            /**
             * @description The bucket.
             * @example copies
             */
            bucket: string;
            /**
             * @description Its account, where the rule names one.
             * @example 444455556666
             */
            account: string | null;
            /**
             * @description Whether the rule is on.
             * @example true
             */
            enabled: boolean;
        };
        /**
         * Resource
         * @description A named resource, or an S3 location whose bucket is not known; one for each kind and name.
         */
        Resource: {
            /**
             * @description The resource's place in the list, from 0.
             * @example 0
             */
            id: number;
            /**
             * @description What it is.
             * @example feature-group
             */
            kind: components["schemas"]["ResourceKind"];
            /**
             * @description Its name; of a location the text, with open parts as `${…}`.
             * @example claims-features
             */
            name: string;
            /**
             * @description Its ARN, if the definition or the run names it.
             * @example arn:aws:sagemaker:ap-northeast-2:111122223333:feature-group/claims-features
             */
            arn: string | null;
            /**
             * @description How the definition writes it; null if the whole name is known.
             * @example null
             */
            expression: string | null;
            /**
             * @description The steps that write it, in node order.
             * @example [
             *       "Ingest"
             *     ]
             */
            producedBy: string[];
            /**
             * @description The steps that read it, in node order.
             * @example [
             *       "Train"
             *     ]
             */
            consumedBy: string[];
            /**
             * @description The location that this location is a part of; null for all else.
             * @example null
             */
            within: number | null;
        };
        /**
         * ResourceKind
         * @description What a named resource is; a ``location`` is an S3 location whose bucket is not known.
         * @enum {string}
         */
        ResourceKind: "feature-group" | "model" | "model-package" | "model-package-group" | "endpoint" | "table" | "location";
        /**
         * Role
         * @description What a port or an artifact is for.
         * @enum {string}
         */
        Role: "data" | "code" | "model" | "report" | "config" | "baseline" | "debug" | "result";
        /**
         * Run
         * @description What happened to a step in the execution laid over.
         */
        Run: {
            /**
             * @description AWS's own word, or for a step AWS does not list: NotTaken, NotStarted or Skipped.
             * @example Succeeded
             */
            status: string;
            /**
             * @description When the step started.
             * @example 2026-11-22T09:41:57Z
             */
            startTime: string | null;
            /**
             * @description When the step ended.
             * @example 2026-11-22T09:55:07Z
             */
            endTime: string | null;
            /**
             * @description Seconds from start to end; to now while the step runs.
             * @example 790
             */
            elapsedSec: number | null;
            /**
             * @description What the step made: a job, a model, a package.
             * @example arn:aws:sagemaker:ap-northeast-2:111122223333:training-job/pipelines-0123456789ab-train
             */
            jobArn: string | null;
            /**
             * @description The job's name.
             * @example pipelines-0123456789ab-train
             */
            jobName: string | null;
            /**
             * @description Finite numbers by name: the job's final metrics, and those of its evaluation report as `eval.…`.
             * @example {
             *       "eval.regression_metrics.mse": 4.9,
             *       "validation:rmse": 2.1
             *     }
             */
            metrics: {
                [key: string]: number;
            };
            /**
             * @description The S3 object of the evaluation report.
             * @example s3://ml-artifacts/eval/evaluation.json
             */
            reportObject: string | null;
            /**
             * @description Why the step failed, in AWS's words.
             * @example AlgorithmError: the target column is missing
             */
            failureReason: string | null;
            /**
             * @description How often AWS tried the step.
             * @example 1
             */
            attempts: number | null;
            /**
             * @description The largest number of attempts that the step's retry policies state; null where they state none.
             * @example 3
             */
            maxAttempts: number | null;
            /**
             * @description Where the result was reused from; null when the step ran.
             * @example {
             *       "sourceExecutionArn": "arn:aws:sagemaker:ap-northeast-2:111122223333:pipeline/mlops-pipeline/execution/abcdef012345"
             *     }
             */
            cacheHit: components["schemas"]["CacheHit"] | null;
            /**
             * @description What a condition decided: True or False.
             * @example True
             */
            outcome: string | null;
            /**
             * @description On steps in the body of a ForEach only: the passes, by index.
             * @example [
             *       {
             *         "index": 0,
             *         "item": "KR",
             *         "startTime": "2026-11-22T09:41:57Z",
             *         "status": "Succeeded"
             *       }
             *     ]
             */
            iterations?: components["schemas"]["Iteration"][];
            /**
             * @description In a selective execution, on steps that were not selected only: where the result was taken from.
             * @example {
             *       "sourceExecutionArn": "arn:aws:sagemaker:ap-northeast-2:111122223333:pipeline/mlops-pipeline/execution/abcdef012345"
             *     }
             */
            selective?: components["schemas"]["StepSelection"];
            /**
             * @description The seconds AWS bills for the job.
             * @example 612
             */
            billableSec: number | null;
            /**
             * @description Where the job's logs are.
             * @example {
             *       "group": "/aws/sagemaker/TrainingJobs",
             *       "streamPrefix": "train/",
             *       "url": "https://…"
             *     }
             */
            logs: components["schemas"]["Logs"] | null;
            /**
             * @description The job's page in the AWS console.
             * @example https://ap-northeast-2.console.aws.amazon.com/sagemaker/home?region=ap-northeast-2#/jobs
             */
            consoleUrl: string | null;
        };
        /**
         * Selective
         * @description A selective execution: which steps ran again, and where the rest came from.
         */
        Selective: {
            /**
             * @description The execution whose results the other steps reuse.
             * @example arn:aws:sagemaker:ap-northeast-2:111122223333:pipeline/mlops-pipeline/execution/abcdef012345
             */
            sourceExecutionArn: string | null;
            /**
             * @description The steps selected to run.
             * @example [
             *       "Train",
             *       "Evaluate"
             *     ]
             */
            steps: string[];
        };
        /**
         * ServiceSettings
         * @description How this service is set up, as far as its callers need to know.
         */
        ServiceSettings: {
            /**
             * @description The version of the service.
             * @example 0.1.0
             */
            version: string;
            /**
             * @description Whether everything shown is a made-up account.
             * @example false
             */
            demo: boolean;
            /**
             * @description The regions to choose from; empty where none is known.
             * @example [
             *       "ap-northeast-2",
             *       "us-east-1"
             *     ]
             */
            regions: string[];
            /**
             * @description The region to begin with.
             * @example ap-northeast-2
             */
            defaultRegion: string | null;
            /**
             * @description The AWS account of the credentials; null where AWS did not tell within two seconds.
             * @example 111122223333
             */
            account: string | null;
            /**
             * @description The AWS profiles to choose from.
             * @example {
             *       "allowed": true
             *     }
             */
            profiles: components["schemas"]["Profiles"];
            /**
             * @description The tag whose value a list of pipelines shows as `owner`.
             * @example Owner
             */
            ownerTag: string;
            /**
             * @description What this service can do beyond lineages and lists, by name.
             * @example [
             *       "executions"
             *     ]
             */
            features: string[];
            /**
             * @description Why the account is not known.
             * @example [
             *       {
             *         "affects": [
             *           "/account"
             *         ],
             *         "code": "timeout",
             *         "operation": "sts:GetCallerIdentity"
             *       }
             *     ]
             */
            gaps: components["schemas"]["Gap"][];
        };
        /**
         * Severity
         * @description How bad a failed rule is, in Security Hub's words, worst first.
         * @enum {string}
         */
        Severity: "critical" | "high" | "medium" | "low";
        /**
         * StepSelection
         * @description The step was not selected to run: a selective execution took over an earlier result.
         */
        StepSelection: {
            /**
             * @description The execution whose result was taken over.
             * @example arn:aws:sagemaker:ap-northeast-2:111122223333:pipeline/mlops-pipeline/execution/abcdef012345
             */
            sourceExecutionArn: string;
        };
        /**
         * Summary
         * @description The lineage in numbers.
         */
        Summary: {
            /**
             * @description The execution's own status; Unknown when none is laid over.
             * @example Succeeded
             */
            overallStatus: string;
            /**
             * @description How many steps have each status, every step once; empty when no execution is laid over.
             * @example {
             *       "NotTaken": 1,
             *       "Succeeded": 3
             *     }
             */
            nodeStatus: {
                [key: string]: number;
            };
            /**
             * @description Seconds from the first start of a step to the last end; to now while the execution runs.
             * @example 1234
             */
            elapsedSec: number | null;
            /**
             * @description How many steps.
             * @example 8
             */
            nodes: number;
            /**
             * @description How many edges.
             * @example 12
             */
            edges: number;
            /**
             * @description How many artifacts.
             * @example 9
             */
            artifacts: number;
            /**
             * @description How many buckets the artifacts lie in.
             * @example 4
             */
            buckets: number;
            /**
             * @description How many steps reused an earlier result.
             * @example 1
             */
            cacheHits: number;
            /**
             * @description How many gaps, without those of the code opaque.
             * @example 0
             */
            gaps: number;
            /**
             * @description How many steps hide their data: gaps of the code opaque.
             * @example 0
             */
            opaque: number;
            /**
             * @description The path that took longest; null when no step has a duration.
             * @example {
             *       "elapsedSec": 1100,
             *       "nodes": [
             *         "Prep",
             *         "Train"
             *       ]
             *     }
             */
            criticalPath: components["schemas"]["CriticalPath"] | null;
            /**
             * @description How many findings there are; only with `include=findings`.
             * @example {
             *       "fail": {
             *         "critical": 1,
             *         "high": 0,
             *         "low": 0,
             *         "medium": 2
             *       },
             *       "notApplicable": 3,
             *       "pass": 20,
             *       "unknown": 1
             *     }
             */
            findings?: components["schemas"]["FindingCounts"];
        };
        /**
         * Verdict
         * @description What a rule says of a resource. A rule over a gap is ``UNKNOWN``, never ``PASS``.
         * @enum {string}
         */
        Verdict: "fail" | "unknown" | "pass" | "not-applicable";
        /**
         * WhyUnread
         * @description Why a fact could not be read.
         */
        WhyUnread: {
            /**
             * @description The code, as in gaps.
             * @example access-denied
             */
            code: string;
            /**
             * @description What went wrong, for people.
             * @example It is not allowed.
             */
            detail: string;
            /**
             * @description The AWS operation.
             * @example sagemaker:DescribeTrainingJob
             */
            operation: string | null;
            /**
             * @description The IAM action.
             * @example sagemaker:DescribeTrainingJob
             */
            iamAction: string | null;
        };
        /**
         * Worst
         * @description The worst finding that reaches a model.
         */
        Worst: {
            /**
             * @description The rule's id.
             * @example s3-public-write
             */
            rule: string;
            /**
             * @description What broke the rule.
             * @example raw-data
             */
            resource: string;
            /**
             * @description One shortest path from it to the model.
             * @example [
             *       "s3://raw-data/claims",
             *       "Prep",
             *       "s3://ml-artifacts/prep/train",
             *       "Train",
             *       "s3://ml-artifacts/model.tar.gz",
             *       "Register"
             *     ]
             */
            path: string[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getLineage: {
        parameters: {
            query: {
                /**
                 * @description The pipeline's name, or its ARN.
                 * @example mlops-pipeline
                 */
                pipeline: string;
                /**
                 * @description The AWS region; any that fits the pattern of a known partition.
                 * @example ap-northeast-2
                 */
                region: string;
                /** @description The name of a SageMaker domain: the pipeline must belong to it by its tag `DomainName`, or, where it has none, by `DomainId` or `sagemaker:domain-arn`. Else the answer is 404. For example `studio-domain`. */
                domain?: string;
                /** @description Lay the newest execution over the graph. */
                includeLatestExec?: boolean;
                /** @description An AWS profile of the service's own configuration, for development: by default only callers on the same machine may choose one, anybody else gets 403. Without it the service's own credentials are used. For example `default`. */
                profile?: string;
                /** @description The id or ARN of an execution of this pipeline: lay that one over the graph. For example `0123456789ab`. */
                execution?: string;
                /** @description Which facts to pay for, separated by commas: run, jobs, metrics, registry, s3, findings, associations. By default run, jobs, metrics, registry, s3; none when empty. What a fact needs is read but not shown. For example `run,jobs`. */
                include?: string;
                /** @description Answer 500 with the gaps where any fact could not be read, instead of 200 with gaps. */
                strict?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The lineage, complete about its incompleteness: what could not be read stands in `gaps`. */
            200: {
                headers: {
                    /** @description The entity tag, to be sent back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "schemaVersion": "1.0",
                     *       "generatedAt": "2026-11-22T10:02:31Z",
                     *       "asOf": "2026-11-22T10:02:30Z",
                     *       "pipeline": {
                     *         "name": "mlops-pipeline",
                     *         "arn": "arn:aws:sagemaker:ap-northeast-2:111122223333:pipeline/mlops-pipeline",
                     *         "lastModifiedTime": "2026-11-22T08:00:00Z",
                     *         "displayName": "Claims risk",
                     *         "description": "Trains the claims model.",
                     *         "createdTime": "2026-11-21T09:00:00Z",
                     *         "roleArn": "arn:aws:iam::111122223333:role/pipeline-runner",
                     *         "status": "Active",
                     *         "tags": {
                     *           "DomainName": "studio-domain",
                     *           "team": "claims"
                     *         },
                     *         "parameters": [
                     *           {
                     *             "name": "InputUri",
                     *             "type": "String",
                     *             "default": "s3://raw-data/claims",
                     *             "value": "s3://raw-data/claims",
                     *             "enum": []
                     *           },
                     *           {
                     *             "name": "Rounds",
                     *             "type": "Integer",
                     *             "default": 50,
                     *             "value": "80",
                     *             "enum": []
                     *           },
                     *           {
                     *             "name": "Size",
                     *             "type": "String",
                     *             "default": null,
                     *             "value": "large",
                     *             "enum": [
                     *               "small",
                     *               "large"
                     *             ]
                     *           }
                     *         ],
                     *         "definition": {
                     *           "source": "execution",
                     *           "version": "2020-12-01",
                     *           "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
                     *         }
                     *       },
                     *       "execution": {
                     *         "arn": "arn:aws:sagemaker:ap-northeast-2:111122223333:pipeline/mlops-pipeline/execution/0123456789ab",
                     *         "id": "0123456789ab",
                     *         "displayName": "execution-1763800000000",
                     *         "status": "Succeeded",
                     *         "startTime": "2026-11-22T09:00:00Z",
                     *         "endTime": "2026-11-22T09:26:00Z",
                     *         "elapsedSec": 1560,
                     *         "failureReason": null,
                     *         "startedBy": "data-scientist",
                     *         "selective": null,
                     *         "lastGood": {
                     *           "id": "abcdef012345",
                     *           "startTime": "2026-11-15T09:00:00Z"
                     *         },
                     *         "consoleUrl": "https://ap-northeast-2.console.aws.amazon.com/sagemaker/home?region=ap-northeast-2#/pipelines/mlops-pipeline/executions/0123456789ab"
                     *       },
                     *       "summary": {
                     *         "overallStatus": "Succeeded",
                     *         "nodeStatus": {
                     *           "Succeeded": 2
                     *         },
                     *         "elapsedSec": 1500,
                     *         "nodes": 2,
                     *         "edges": 2,
                     *         "artifacts": 4,
                     *         "buckets": 3,
                     *         "cacheHits": 0,
                     *         "gaps": 1,
                     *         "opaque": 0,
                     *         "criticalPath": {
                     *           "nodes": [
                     *             "Prep",
                     *             "Train"
                     *           ],
                     *           "elapsedSec": 1500
                     *         }
                     *       },
                     *       "graph": {
                     *         "nodes": [
                     *           {
                     *             "id": "Prep",
                     *             "type": "Processing",
                     *             "label": "Prep",
                     *             "description": "Cleans the claims.",
                     *             "parent": null,
                     *             "branch": null,
                     *             "dependsOn": [],
                     *             "inputs": [
                     *               {
                     *                 "name": "input",
                     *                 "uri": "s3://raw-data/claims",
                     *                 "role": "data",
                     *                 "artifactId": 0,
                     *                 "expression": null,
                     *                 "resolved": true,
                     *                 "guessed": false,
                     *                 "resourceId": null
                     *               },
                     *               {
                     *                 "name": "code",
                     *                 "uri": "s3://code/prep.py",
                     *                 "role": "code",
                     *                 "artifactId": 1,
                     *                 "expression": null,
                     *                 "resolved": true,
                     *                 "guessed": false,
                     *                 "resourceId": null
                     *               }
                     *             ],
                     *             "outputs": [
                     *               {
                     *                 "name": "train",
                     *                 "uri": "s3://ml-artifacts/prep/train",
                     *                 "role": "data",
                     *                 "artifactId": 2,
                     *                 "expression": null,
                     *                 "resolved": true,
                     *                 "guessed": false,
                     *                 "resourceId": null
                     *               }
                     *             ],
                     *             "images": [
                     *               "111122223333.dkr.ecr.ap-northeast-2.amazonaws.com/prep:1"
                     *             ],
                     *             "instance": {
                     *               "type": "ml.m5.xlarge",
                     *               "count": 2
                     *             },
                     *             "cacheEnabled": true,
                     *             "run": {
                     *               "status": "Succeeded",
                     *               "startTime": "2026-11-22T09:01:00Z",
                     *               "endTime": "2026-11-22T09:06:00Z",
                     *               "elapsedSec": 300,
                     *               "jobArn": null,
                     *               "jobName": null,
                     *               "metrics": {},
                     *               "reportObject": null,
                     *               "failureReason": null,
                     *               "attempts": 1,
                     *               "maxAttempts": null,
                     *               "cacheHit": null,
                     *               "outcome": null,
                     *               "billableSec": null,
                     *               "logs": null,
                     *               "consoleUrl": null
                     *             },
                     *             "registry": null
                     *           },
                     *           {
                     *             "id": "Train",
                     *             "type": "Training",
                     *             "label": "Train",
                     *             "description": null,
                     *             "parent": null,
                     *             "branch": null,
                     *             "dependsOn": [
                     *               "Prep"
                     *             ],
                     *             "inputs": [
                     *               {
                     *                 "name": "train",
                     *                 "uri": "s3://ml-artifacts/prep/train",
                     *                 "role": "data",
                     *                 "artifactId": 2,
                     *                 "expression": "Steps.Prep.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri",
                     *                 "resolved": true,
                     *                 "guessed": false,
                     *                 "resourceId": null
                     *               }
                     *             ],
                     *             "outputs": [
                     *               {
                     *                 "name": "model",
                     *                 "uri": "s3://ml-artifacts/model/model.tar.gz",
                     *                 "role": "model",
                     *                 "artifactId": 3,
                     *                 "expression": null,
                     *                 "resolved": true,
                     *                 "guessed": false,
                     *                 "resourceId": null
                     *               }
                     *             ],
                     *             "images": [],
                     *             "instance": {
                     *               "type": "ml.m5.2xlarge",
                     *               "count": 1
                     *             },
                     *             "cacheEnabled": false,
                     *             "run": {
                     *               "status": "Succeeded",
                     *               "startTime": "2026-11-22T09:06:00Z",
                     *               "endTime": "2026-11-22T09:26:00Z",
                     *               "elapsedSec": 1200,
                     *               "jobArn": "arn:aws:sagemaker:ap-northeast-2:111122223333:training-job/pipelines-0123456789ab-train",
                     *               "jobName": "pipelines-0123456789ab-train",
                     *               "metrics": {
                     *                 "train:rmse": 2,
                     *                 "validation:rmse": 2.1
                     *               },
                     *               "reportObject": null,
                     *               "failureReason": null,
                     *               "attempts": 2,
                     *               "maxAttempts": 3,
                     *               "cacheHit": null,
                     *               "outcome": null,
                     *               "billableSec": 612,
                     *               "logs": {
                     *                 "group": "/aws/sagemaker/TrainingJobs",
                     *                 "streamPrefix": "pipelines-0123456789ab-train/",
                     *                 "url": "https://ap-northeast-2.console.aws.amazon.com/cloudwatch/home?region=ap-northeast-2#logsV2:log-groups"
                     *               },
                     *               "consoleUrl": "https://ap-northeast-2.console.aws.amazon.com/sagemaker/home?region=ap-northeast-2#/jobs"
                     *             },
                     *             "registry": null
                     *           }
                     *         ],
                     *         "edges": [
                     *           {
                     *             "from": "Prep",
                     *             "to": "Train",
                     *             "via": "dependsOn",
                     *             "label": null,
                     *             "artifactId": null,
                     *             "artifactIds": [],
                     *             "resourceIds": [],
                     *             "confidence": null,
                     *             "evidence": [
                     *               "/Steps/1/DependsOn/0"
                     *             ]
                     *           },
                     *           {
                     *             "from": "Prep",
                     *             "to": "Train",
                     *             "via": "ref:Get",
                     *             "label": "train",
                     *             "artifactId": 2,
                     *             "artifactIds": [
                     *               2
                     *             ],
                     *             "resourceIds": [],
                     *             "confidence": "certain",
                     *             "evidence": [
                     *               "/Steps/1/Arguments/InputDataConfig/0/DataSource/S3DataSource/S3Uri"
                     *             ]
                     *           }
                     *         ],
                     *         "artifacts": [
                     *           {
                     *             "id": 0,
                     *             "uri": "s3://raw-data/claims",
                     *             "bucket": "raw-data",
                     *             "key": "claims",
                     *             "role": "data",
                     *             "resolved": true,
                     *             "producedBy": [],
                     *             "consumedBy": [
                     *               "Prep"
                     *             ],
                     *             "within": null,
                     *             "s3": {
                     *               "region": "ap-northeast-2",
                     *               "encryption": "Unknown",
                     *               "versioning": "Disabled",
                     *               "publicAccess": "Blocked",
                     *               "tags": {
                     *                 "team": "claims"
                     *               },
                     *               "kmsKeyId": null,
                     *               "bucketKeyEnabled": null,
                     *               "publicAccessBlock": {
                     *                 "blockPublicAcls": true,
                     *                 "ignorePublicAcls": true,
                     *                 "blockPublicPolicy": true,
                     *                 "restrictPublicBuckets": true
                     *               }
                     *             }
                     *           },
                     *           {
                     *             "id": 1,
                     *             "uri": "s3://code/prep.py",
                     *             "bucket": "code",
                     *             "key": "prep.py",
                     *             "role": "code",
                     *             "resolved": true,
                     *             "producedBy": [],
                     *             "consumedBy": [
                     *               "Prep"
                     *             ],
                     *             "within": null,
                     *             "s3": {
                     *               "region": "ap-northeast-2",
                     *               "encryption": "AES256",
                     *               "versioning": "Enabled",
                     *               "publicAccess": "Blocked",
                     *               "tags": {},
                     *               "kmsKeyId": null,
                     *               "bucketKeyEnabled": null,
                     *               "publicAccessBlock": {
                     *                 "blockPublicAcls": true,
                     *                 "ignorePublicAcls": true,
                     *                 "blockPublicPolicy": true,
                     *                 "restrictPublicBuckets": true
                     *               }
                     *             }
                     *           },
                     *           {
                     *             "id": 2,
                     *             "uri": "s3://ml-artifacts/prep/train",
                     *             "bucket": "ml-artifacts",
                     *             "key": "prep/train",
                     *             "role": "data",
                     *             "resolved": true,
                     *             "producedBy": [
                     *               "Prep"
                     *             ],
                     *             "consumedBy": [
                     *               "Train"
                     *             ],
                     *             "within": null,
                     *             "s3": {
                     *               "region": "ap-northeast-2",
                     *               "encryption": "aws:kms",
                     *               "versioning": "Enabled",
                     *               "publicAccess": "Partial",
                     *               "tags": {
                     *                 "env": "prod",
                     *                 "team": "claims"
                     *               },
                     *               "kmsKeyId": "alias/claims",
                     *               "bucketKeyEnabled": true,
                     *               "publicAccessBlock": {
                     *                 "blockPublicAcls": true,
                     *                 "ignorePublicAcls": true,
                     *                 "blockPublicPolicy": true,
                     *                 "restrictPublicBuckets": false
                     *               }
                     *             }
                     *           },
                     *           {
                     *             "id": 3,
                     *             "uri": "s3://ml-artifacts/model/model.tar.gz",
                     *             "bucket": "ml-artifacts",
                     *             "key": "model/model.tar.gz",
                     *             "role": "model",
                     *             "resolved": true,
                     *             "producedBy": [
                     *               "Train"
                     *             ],
                     *             "consumedBy": [],
                     *             "within": null,
                     *             "s3": {
                     *               "region": "ap-northeast-2",
                     *               "encryption": "aws:kms",
                     *               "versioning": "Enabled",
                     *               "publicAccess": "Partial",
                     *               "tags": {
                     *                 "env": "prod",
                     *                 "team": "claims"
                     *               },
                     *               "kmsKeyId": "alias/claims",
                     *               "bucketKeyEnabled": true,
                     *               "publicAccessBlock": {
                     *                 "blockPublicAcls": true,
                     *                 "ignorePublicAcls": true,
                     *                 "blockPublicPolicy": true,
                     *                 "restrictPublicBuckets": false
                     *               }
                     *             }
                     *           }
                     *         ],
                     *         "resources": []
                     *       },
                     *       "gaps": [
                     *         {
                     *           "code": "access-denied",
                     *           "operation": "s3:GetBucketEncryption",
                     *           "iamAction": "s3:GetEncryptionConfiguration",
                     *           "resource": "raw-data",
                     *           "detail": "The caller's permissions do not allow s3:GetEncryptionConfiguration.",
                     *           "affects": [
                     *             "/graph/artifacts/0/s3/encryption"
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["LineageDocument"];
                };
            };
            /** @description Nothing has changed since the answer that `If-None-Match` names. */
            304: {
                headers: {
                    /** @description The entity tag, to be sent back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Choosing a profile is not permitted. */
            403: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such pipeline; No such execution; The pipeline is not in that domain. */
            404: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter is missing or malformed. */
            422: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AWS denied access; Some facts could not be read. */
            500: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AWS is throttling requests. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AWS did not answer in time. */
            504: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLineageOfDefinition: {
        parameters: {
            query?: {
                /** @description The pipeline to show if the file has several: its name, or its logical ID, address or Kubernetes name in the file. Also its name, if the file does not give one. For example `mlops-pipeline`. */
                pipeline?: string;
                /** @description The pipeline's name, if neither `pipeline` nor the file gives one. Expressions of the definition can use it. The default is `definition`. For example `mlops-pipeline`. */
                name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The text of the definition, at most 1,048,576 characters, or a file of at most 33,554,432 bytes that contains it: an answer of DescribePipeline, a CloudFormation template, a Terraform plan or state, an ACK manifest. Any content type except those of forms. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "Version": "2020-12-01",
                 *       "Steps": [
                 *         {
                 *           "Name": "Train",
                 *           "Type": "Training",
                 *           "Arguments": {
                 *             "OutputDataConfig": {
                 *               "S3OutputPath": "s3://ml-artifacts/model"
                 *             }
                 *           }
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @description The steps, in any order. */
                    Steps: unknown[];
                };
            };
        };
        responses: {
            /** @description The lineage of the definition alone: the document of `GET /lineage`, its source `file`, without an execution. */
            200: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "schemaVersion": "1.0",
                     *       "generatedAt": "2026-11-22T10:02:31Z",
                     *       "asOf": "2026-11-22T10:02:30Z",
                     *       "pipeline": {
                     *         "name": "mlops-pipeline",
                     *         "arn": "arn:aws:sagemaker:ap-northeast-2:111122223333:pipeline/mlops-pipeline",
                     *         "lastModifiedTime": "2026-11-22T08:00:00Z",
                     *         "displayName": "Claims risk",
                     *         "description": "Trains the claims model.",
                     *         "createdTime": "2026-11-21T09:00:00Z",
                     *         "roleArn": "arn:aws:iam::111122223333:role/pipeline-runner",
                     *         "status": "Active",
                     *         "tags": {
                     *           "DomainName": "studio-domain",
                     *           "team": "claims"
                     *         },
                     *         "parameters": [
                     *           {
                     *             "name": "InputUri",
                     *             "type": "String",
                     *             "default": "s3://raw-data/claims",
                     *             "value": "s3://raw-data/claims",
                     *             "enum": []
                     *           },
                     *           {
                     *             "name": "Rounds",
                     *             "type": "Integer",
                     *             "default": 50,
                     *             "value": "80",
                     *             "enum": []
                     *           },
                     *           {
                     *             "name": "Size",
                     *             "type": "String",
                     *             "default": null,
                     *             "value": "large",
                     *             "enum": [
                     *               "small",
                     *               "large"
                     *             ]
                     *           }
                     *         ],
                     *         "definition": {
                     *           "source": "execution",
                     *           "version": "2020-12-01",
                     *           "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
                     *         }
                     *       },
                     *       "execution": {
                     *         "arn": "arn:aws:sagemaker:ap-northeast-2:111122223333:pipeline/mlops-pipeline/execution/0123456789ab",
                     *         "id": "0123456789ab",
                     *         "displayName": "execution-1763800000000",
                     *         "status": "Succeeded",
                     *         "startTime": "2026-11-22T09:00:00Z",
                     *         "endTime": "2026-11-22T09:26:00Z",
                     *         "elapsedSec": 1560,
                     *         "failureReason": null,
                     *         "startedBy": "data-scientist",
                     *         "selective": null,
                     *         "lastGood": {
                     *           "id": "abcdef012345",
                     *           "startTime": "2026-11-15T09:00:00Z"
                     *         },
                     *         "consoleUrl": "https://ap-northeast-2.console.aws.amazon.com/sagemaker/home?region=ap-northeast-2#/pipelines/mlops-pipeline/executions/0123456789ab"
                     *       },
                     *       "summary": {
                     *         "overallStatus": "Succeeded",
                     *         "nodeStatus": {
                     *           "Succeeded": 2
                     *         },
                     *         "elapsedSec": 1500,
                     *         "nodes": 2,
                     *         "edges": 2,
                     *         "artifacts": 4,
                     *         "buckets": 3,
                     *         "cacheHits": 0,
                     *         "gaps": 1,
                     *         "opaque": 0,
                     *         "criticalPath": {
                     *           "nodes": [
                     *             "Prep",
                     *             "Train"
                     *           ],
                     *           "elapsedSec": 1500
                     *         }
                     *       },
                     *       "graph": {
                     *         "nodes": [
                     *           {
                     *             "id": "Prep",
                     *             "type": "Processing",
                     *             "label": "Prep",
                     *             "description": "Cleans the claims.",
                     *             "parent": null,
                     *             "branch": null,
                     *             "dependsOn": [],
                     *             "inputs": [
                     *               {
                     *                 "name": "input",
                     *                 "uri": "s3://raw-data/claims",
                     *                 "role": "data",
                     *                 "artifactId": 0,
                     *                 "expression": null,
                     *                 "resolved": true,
                     *                 "guessed": false,
                     *                 "resourceId": null
                     *               },
                     *               {
                     *                 "name": "code",
                     *                 "uri": "s3://code/prep.py",
                     *                 "role": "code",
                     *                 "artifactId": 1,
                     *                 "expression": null,
                     *                 "resolved": true,
                     *                 "guessed": false,
                     *                 "resourceId": null
                     *               }
                     *             ],
                     *             "outputs": [
                     *               {
                     *                 "name": "train",
                     *                 "uri": "s3://ml-artifacts/prep/train",
                     *                 "role": "data",
                     *                 "artifactId": 2,
                     *                 "expression": null,
                     *                 "resolved": true,
                     *                 "guessed": false,
                     *                 "resourceId": null
                     *               }
                     *             ],
                     *             "images": [
                     *               "111122223333.dkr.ecr.ap-northeast-2.amazonaws.com/prep:1"
                     *             ],
                     *             "instance": {
                     *               "type": "ml.m5.xlarge",
                     *               "count": 2
                     *             },
                     *             "cacheEnabled": true,
                     *             "run": {
                     *               "status": "Succeeded",
                     *               "startTime": "2026-11-22T09:01:00Z",
                     *               "endTime": "2026-11-22T09:06:00Z",
                     *               "elapsedSec": 300,
                     *               "jobArn": null,
                     *               "jobName": null,
                     *               "metrics": {},
                     *               "reportObject": null,
                     *               "failureReason": null,
                     *               "attempts": 1,
                     *               "maxAttempts": null,
                     *               "cacheHit": null,
                     *               "outcome": null,
                     *               "billableSec": null,
                     *               "logs": null,
                     *               "consoleUrl": null
                     *             },
                     *             "registry": null
                     *           },
                     *           {
                     *             "id": "Train",
                     *             "type": "Training",
                     *             "label": "Train",
                     *             "description": null,
                     *             "parent": null,
                     *             "branch": null,
                     *             "dependsOn": [
                     *               "Prep"
                     *             ],
                     *             "inputs": [
                     *               {
                     *                 "name": "train",
                     *                 "uri": "s3://ml-artifacts/prep/train",
                     *                 "role": "data",
                     *                 "artifactId": 2,
                     *                 "expression": "Steps.Prep.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri",
                     *                 "resolved": true,
                     *                 "guessed": false,
                     *                 "resourceId": null
                     *               }
                     *             ],
                     *             "outputs": [
                     *               {
                     *                 "name": "model",
                     *                 "uri": "s3://ml-artifacts/model/model.tar.gz",
                     *                 "role": "model",
                     *                 "artifactId": 3,
                     *                 "expression": null,
                     *                 "resolved": true,
                     *                 "guessed": false,
                     *                 "resourceId": null
                     *               }
                     *             ],
                     *             "images": [],
                     *             "instance": {
                     *               "type": "ml.m5.2xlarge",
                     *               "count": 1
                     *             },
                     *             "cacheEnabled": false,
                     *             "run": {
                     *               "status": "Succeeded",
                     *               "startTime": "2026-11-22T09:06:00Z",
                     *               "endTime": "2026-11-22T09:26:00Z",
                     *               "elapsedSec": 1200,
                     *               "jobArn": "arn:aws:sagemaker:ap-northeast-2:111122223333:training-job/pipelines-0123456789ab-train",
                     *               "jobName": "pipelines-0123456789ab-train",
                     *               "metrics": {
                     *                 "train:rmse": 2,
                     *                 "validation:rmse": 2.1
                     *               },
                     *               "reportObject": null,
                     *               "failureReason": null,
                     *               "attempts": 2,
                     *               "maxAttempts": 3,
                     *               "cacheHit": null,
                     *               "outcome": null,
                     *               "billableSec": 612,
                     *               "logs": {
                     *                 "group": "/aws/sagemaker/TrainingJobs",
                     *                 "streamPrefix": "pipelines-0123456789ab-train/",
                     *                 "url": "https://ap-northeast-2.console.aws.amazon.com/cloudwatch/home?region=ap-northeast-2#logsV2:log-groups"
                     *               },
                     *               "consoleUrl": "https://ap-northeast-2.console.aws.amazon.com/sagemaker/home?region=ap-northeast-2#/jobs"
                     *             },
                     *             "registry": null
                     *           }
                     *         ],
                     *         "edges": [
                     *           {
                     *             "from": "Prep",
                     *             "to": "Train",
                     *             "via": "dependsOn",
                     *             "label": null,
                     *             "artifactId": null,
                     *             "artifactIds": [],
                     *             "resourceIds": [],
                     *             "confidence": null,
                     *             "evidence": [
                     *               "/Steps/1/DependsOn/0"
                     *             ]
                     *           },
                     *           {
                     *             "from": "Prep",
                     *             "to": "Train",
                     *             "via": "ref:Get",
                     *             "label": "train",
                     *             "artifactId": 2,
                     *             "artifactIds": [
                     *               2
                     *             ],
                     *             "resourceIds": [],
                     *             "confidence": "certain",
                     *             "evidence": [
                     *               "/Steps/1/Arguments/InputDataConfig/0/DataSource/S3DataSource/S3Uri"
                     *             ]
                     *           }
                     *         ],
                     *         "artifacts": [
                     *           {
                     *             "id": 0,
                     *             "uri": "s3://raw-data/claims",
                     *             "bucket": "raw-data",
                     *             "key": "claims",
                     *             "role": "data",
                     *             "resolved": true,
                     *             "producedBy": [],
                     *             "consumedBy": [
                     *               "Prep"
                     *             ],
                     *             "within": null,
                     *             "s3": {
                     *               "region": "ap-northeast-2",
                     *               "encryption": "Unknown",
                     *               "versioning": "Disabled",
                     *               "publicAccess": "Blocked",
                     *               "tags": {
                     *                 "team": "claims"
                     *               },
                     *               "kmsKeyId": null,
                     *               "bucketKeyEnabled": null,
                     *               "publicAccessBlock": {
                     *                 "blockPublicAcls": true,
                     *                 "ignorePublicAcls": true,
                     *                 "blockPublicPolicy": true,
                     *                 "restrictPublicBuckets": true
                     *               }
                     *             }
                     *           },
                     *           {
                     *             "id": 1,
                     *             "uri": "s3://code/prep.py",
                     *             "bucket": "code",
                     *             "key": "prep.py",
                     *             "role": "code",
                     *             "resolved": true,
                     *             "producedBy": [],
                     *             "consumedBy": [
                     *               "Prep"
                     *             ],
                     *             "within": null,
                     *             "s3": {
                     *               "region": "ap-northeast-2",
                     *               "encryption": "AES256",
                     *               "versioning": "Enabled",
                     *               "publicAccess": "Blocked",
                     *               "tags": {},
                     *               "kmsKeyId": null,
                     *               "bucketKeyEnabled": null,
                     *               "publicAccessBlock": {
                     *                 "blockPublicAcls": true,
                     *                 "ignorePublicAcls": true,
                     *                 "blockPublicPolicy": true,
                     *                 "restrictPublicBuckets": true
                     *               }
                     *             }
                     *           },
                     *           {
                     *             "id": 2,
                     *             "uri": "s3://ml-artifacts/prep/train",
                     *             "bucket": "ml-artifacts",
                     *             "key": "prep/train",
                     *             "role": "data",
                     *             "resolved": true,
                     *             "producedBy": [
                     *               "Prep"
                     *             ],
                     *             "consumedBy": [
                     *               "Train"
                     *             ],
                     *             "within": null,
                     *             "s3": {
                     *               "region": "ap-northeast-2",
                     *               "encryption": "aws:kms",
                     *               "versioning": "Enabled",
                     *               "publicAccess": "Partial",
                     *               "tags": {
                     *                 "env": "prod",
                     *                 "team": "claims"
                     *               },
                     *               "kmsKeyId": "alias/claims",
                     *               "bucketKeyEnabled": true,
                     *               "publicAccessBlock": {
                     *                 "blockPublicAcls": true,
                     *                 "ignorePublicAcls": true,
                     *                 "blockPublicPolicy": true,
                     *                 "restrictPublicBuckets": false
                     *               }
                     *             }
                     *           },
                     *           {
                     *             "id": 3,
                     *             "uri": "s3://ml-artifacts/model/model.tar.gz",
                     *             "bucket": "ml-artifacts",
                     *             "key": "model/model.tar.gz",
                     *             "role": "model",
                     *             "resolved": true,
                     *             "producedBy": [
                     *               "Train"
                     *             ],
                     *             "consumedBy": [],
                     *             "within": null,
                     *             "s3": {
                     *               "region": "ap-northeast-2",
                     *               "encryption": "aws:kms",
                     *               "versioning": "Enabled",
                     *               "publicAccess": "Partial",
                     *               "tags": {
                     *                 "env": "prod",
                     *                 "team": "claims"
                     *               },
                     *               "kmsKeyId": "alias/claims",
                     *               "bucketKeyEnabled": true,
                     *               "publicAccessBlock": {
                     *                 "blockPublicAcls": true,
                     *                 "ignorePublicAcls": true,
                     *                 "blockPublicPolicy": true,
                     *                 "restrictPublicBuckets": false
                     *               }
                     *             }
                     *           }
                     *         ],
                     *         "resources": []
                     *       },
                     *       "gaps": [
                     *         {
                     *           "code": "access-denied",
                     *           "operation": "s3:GetBucketEncryption",
                     *           "iamAction": "s3:GetEncryptionConfiguration",
                     *           "resource": "raw-data",
                     *           "detail": "The caller's permissions do not allow s3:GetEncryptionConfiguration.",
                     *           "affects": [
                     *             "/graph/artifacts/0/s3/encryption"
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["LineageDocument"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The definition is too large. */
            413: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is sent as a form. */
            415: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The definition that was sent cannot be read; A parameter is missing or malformed. */
            422: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is overloaded. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The definition was not read in time. */
            504: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLineageAsMermaid: {
        parameters: {
            query: {
                /**
                 * @description The pipeline's name, or its ARN.
                 * @example mlops-pipeline
                 */
                pipeline: string;
                /**
                 * @description The AWS region; any that fits the pattern of a known partition.
                 * @example ap-northeast-2
                 */
                region: string;
                /** @description The name of a SageMaker domain: the pipeline must belong to it by its tag `DomainName`, or, where it has none, by `DomainId` or `sagemaker:domain-arn`. Else the answer is 404. For example `studio-domain`. */
                domain?: string;
                /** @description Lay the newest execution over the graph. */
                includeLatestExec?: boolean;
                /** @description An AWS profile of the service's own configuration, for development: by default only callers on the same machine may choose one, anybody else gets 403. Without it the service's own credentials are used. For example `default`. */
                profile?: string;
                /** @description The id or ARN of an execution of this pipeline: lay that one over the graph. For example `0123456789ab`. */
                execution?: string;
                /** @description Which facts to pay for, separated by commas: run, jobs, metrics, registry, s3, findings, associations. By default run, jobs, metrics, registry, s3; none when empty. What a fact needs is read but not shown. For example `run,jobs`. */
                include?: string;
                /** @description Answer 500 with the gaps where any fact could not be read, instead of 200 with gaps. */
                strict?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The lineage as a Mermaid flowchart. */
            200: {
                headers: {
                    /** @description The entity tag, to be sent back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/vnd.mermaid": string;
                };
            };
            /** @description Nothing has changed since the answer that `If-None-Match` names. */
            304: {
                headers: {
                    /** @description The entity tag, to be sent back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Choosing a profile is not permitted. */
            403: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such pipeline; No such execution; The pipeline is not in that domain. */
            404: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter is missing or malformed. */
            422: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AWS denied access; Some facts could not be read. */
            500: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AWS is throttling requests. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AWS did not answer in time. */
            504: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLineageAsDot: {
        parameters: {
            query: {
                /**
                 * @description The pipeline's name, or its ARN.
                 * @example mlops-pipeline
                 */
                pipeline: string;
                /**
                 * @description The AWS region; any that fits the pattern of a known partition.
                 * @example ap-northeast-2
                 */
                region: string;
                /** @description The name of a SageMaker domain: the pipeline must belong to it by its tag `DomainName`, or, where it has none, by `DomainId` or `sagemaker:domain-arn`. Else the answer is 404. For example `studio-domain`. */
                domain?: string;
                /** @description Lay the newest execution over the graph. */
                includeLatestExec?: boolean;
                /** @description An AWS profile of the service's own configuration, for development: by default only callers on the same machine may choose one, anybody else gets 403. Without it the service's own credentials are used. For example `default`. */
                profile?: string;
                /** @description The id or ARN of an execution of this pipeline: lay that one over the graph. For example `0123456789ab`. */
                execution?: string;
                /** @description Which facts to pay for, separated by commas: run, jobs, metrics, registry, s3, findings, associations. By default run, jobs, metrics, registry, s3; none when empty. What a fact needs is read but not shown. For example `run,jobs`. */
                include?: string;
                /** @description Answer 500 with the gaps where any fact could not be read, instead of 200 with gaps. */
                strict?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The lineage as a Graphviz digraph. */
            200: {
                headers: {
                    /** @description The entity tag, to be sent back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/vnd.graphviz": string;
                };
            };
            /** @description Nothing has changed since the answer that `If-None-Match` names. */
            304: {
                headers: {
                    /** @description The entity tag, to be sent back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Choosing a profile is not permitted. */
            403: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such pipeline; No such execution; The pipeline is not in that domain. */
            404: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter is missing or malformed. */
            422: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AWS denied access; Some facts could not be read. */
            500: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AWS is throttling requests. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AWS did not answer in time. */
            504: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLineageAsCsv: {
        parameters: {
            query: {
                /**
                 * @description The pipeline's name, or its ARN.
                 * @example mlops-pipeline
                 */
                pipeline: string;
                /**
                 * @description The AWS region; any that fits the pattern of a known partition.
                 * @example ap-northeast-2
                 */
                region: string;
                /** @description The name of a SageMaker domain: the pipeline must belong to it by its tag `DomainName`, or, where it has none, by `DomainId` or `sagemaker:domain-arn`. Else the answer is 404. For example `studio-domain`. */
                domain?: string;
                /** @description Lay the newest execution over the graph. */
                includeLatestExec?: boolean;
                /** @description An AWS profile of the service's own configuration, for development: by default only callers on the same machine may choose one, anybody else gets 403. Without it the service's own credentials are used. For example `default`. */
                profile?: string;
                /** @description The id or ARN of an execution of this pipeline: lay that one over the graph. For example `0123456789ab`. */
                execution?: string;
                /** @description Which facts to pay for, separated by commas: run, jobs, metrics, registry, s3, findings, associations. By default run, jobs, metrics, registry, s3; none when empty. What a fact needs is read but not shown. For example `run,jobs`. */
                include?: string;
                /** @description Answer 500 with the gaps where any fact could not be read, instead of 200 with gaps. */
                strict?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The lineage as a table for spreadsheets. */
            200: {
                headers: {
                    /** @description The entity tag, to be sent back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/csv; charset=utf-8": string;
                };
            };
            /** @description Nothing has changed since the answer that `If-None-Match` names. */
            304: {
                headers: {
                    /** @description The entity tag, to be sent back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Choosing a profile is not permitted. */
            403: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such pipeline; No such execution; The pipeline is not in that domain. */
            404: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter is missing or malformed. */
            422: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AWS denied access; Some facts could not be read. */
            500: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AWS is throttling requests. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AWS did not answer in time. */
            504: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLineageAsSvg: {
        parameters: {
            query: {
                /**
                 * @description The pipeline's name, or its ARN.
                 * @example mlops-pipeline
                 */
                pipeline: string;
                /**
                 * @description The AWS region; any that fits the pattern of a known partition.
                 * @example ap-northeast-2
                 */
                region: string;
                /** @description The name of a SageMaker domain: the pipeline must belong to it by its tag `DomainName`, or, where it has none, by `DomainId` or `sagemaker:domain-arn`. Else the answer is 404. For example `studio-domain`. */
                domain?: string;
                /** @description Lay the newest execution over the graph. */
                includeLatestExec?: boolean;
                /** @description An AWS profile of the service's own configuration, for development: by default only callers on the same machine may choose one, anybody else gets 403. Without it the service's own credentials are used. For example `default`. */
                profile?: string;
                /** @description The id or ARN of an execution of this pipeline: lay that one over the graph. For example `0123456789ab`. */
                execution?: string;
                /** @description Which facts to pay for, separated by commas: run, jobs, metrics, registry, s3, findings, associations. By default run, jobs, metrics, registry, s3; none when empty. What a fact needs is read but not shown. For example `run,jobs`. */
                include?: string;
                /** @description Answer 500 with the gaps where any fact could not be read, instead of 200 with gaps. */
                strict?: boolean;
                /** @description What is drawn: `steps` alone, `data` alone (then steps are arrows), or `both`. For example `steps`. */
                view?: "steps" | "data" | "both";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The lineage as an SVG image. */
            200: {
                headers: {
                    /** @description The entity tag, to be sent back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": string;
                };
            };
            /** @description Nothing has changed since the answer that `If-None-Match` names. */
            304: {
                headers: {
                    /** @description The entity tag, to be sent back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Choosing a profile is not permitted. */
            403: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such pipeline; No such execution; The pipeline is not in that domain. */
            404: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter is missing or malformed. */
            422: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AWS denied access; Some facts could not be read. */
            500: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AWS is throttling requests. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AWS did not answer in time. */
            504: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getObjects: {
        parameters: {
            query: {
                /**
                 * @description The pipeline's name, or its ARN.
                 * @example mlops-pipeline
                 */
                pipeline: string;
                /**
                 * @description The AWS region; any that fits the pattern of a known partition.
                 * @example ap-northeast-2
                 */
                region: string;
                /** @description The name of a SageMaker domain: the pipeline must belong to it by its tag `DomainName`, or, where it has none, by `DomainId` or `sagemaker:domain-arn`. Else the answer is 404. For example `studio-domain`. */
                domain?: string;
                /** @description Lay the newest execution over the graph. */
                includeLatestExec?: boolean;
                /** @description An AWS profile of the service's own configuration, for development: by default only callers on the same machine may choose one, anybody else gets 403. Without it the service's own credentials are used. For example `default`. */
                profile?: string;
                /** @description The id or ARN of an execution of this pipeline: lay that one over the graph. For example `0123456789ab`. */
                execution?: string;
                /** @description Which facts to pay for, separated by commas: run, jobs, metrics, registry, s3, findings, associations. By default run, jobs, metrics, registry, s3; none when empty. What a fact needs is read but not shown. For example `run,jobs`. */
                include?: string;
                /** @description Answer 500 with the gaps where any fact could not be read, instead of 200 with gaps. */
                strict?: boolean;
                /**
                 * @description The location: an artifact of that lineage, or below one.
                 * @example s3://ml-artifacts/prep/train
                 */
                uri: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many objects there are now, their size and age. */
            200: {
                headers: {
                    /** @description The entity tag, to be sent back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Objects"];
                };
            };
            /** @description Nothing has changed since the answer that `If-None-Match` names. */
            304: {
                headers: {
                    /** @description The entity tag, to be sent back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Choosing a profile is not permitted. */
            403: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such pipeline; No such execution; The pipeline is not in that domain; The location is not part of this lineage; Not found. */
            404: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter is missing or malformed. */
            422: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AWS denied access; Some facts could not be read; AWS denied access. */
            500: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AWS is throttling requests. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AWS did not answer in time. */
            504: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPipelines: {
        parameters: {
            query: {
                /**
                 * @description The AWS region; any that fits the pattern of a known partition.
                 * @example ap-northeast-2
                 */
                region: string;
                /** @description An AWS profile of the service's own configuration, for development: by default only callers on the same machine may choose one, anybody else gets 403. Without it the service's own credentials are used. For example `default`. */
                profile?: string;
                /** @description The `cursor` of the page before; left out for the first. For example `eyJuIjoiYWJjIn0`. */
                cursor?: string;
                /** @description How many entries a page has at most. For example `20`. */
                limit?: number;
                /** @description What to read of each pipeline beyond its name, ARN and times, separated by commas: lastExecution, tags, outcomes, stepCount, buckets. `tags` (with `domain` and `owner`) and `outcomes` cost a few reads for the whole page, the others one or more for every pipeline of it. For example `lastExecution,tags`. */
                include?: string;
                /** @description The name of a SageMaker domain: only pipelines whose tags say that they belong to it. For example `studio-domain`. */
                domain?: string;
                /** @description The order: name, -name, lastModifiedTime, -lastModifiedTime, lastExecutionTime, -lastExecutionTime; the hyphen turns it around. By name a page costs one read, otherwise the whole list is read. Pipelines that never ran come last. For example `-lastExecutionTime`. */
                sort?: string;
                /** @description Just these pipelines, at most 20 names separated by commas: the rows on a screen. What does not exist is left out; `domain`, `cursor` and `limit` have no effect. For example `mlops-pipeline,never-run`. */
                names?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of pipelines. */
            200: {
                headers: {
                    /** @description The entity tag, to be sent back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PipelineList"];
                };
            };
            /** @description Nothing has changed since the answer that `If-None-Match` names. */
            304: {
                headers: {
                    /** @description The entity tag, to be sent back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Choosing a profile is not permitted. */
            403: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter is missing or malformed. */
            422: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AWS denied access. */
            500: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AWS is throttling requests. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AWS did not answer in time. */
            504: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listExecutions: {
        parameters: {
            query: {
                /**
                 * @description The AWS region; any that fits the pattern of a known partition.
                 * @example ap-northeast-2
                 */
                region: string;
                /** @description An AWS profile of the service's own configuration, for development: by default only callers on the same machine may choose one, anybody else gets 403. Without it the service's own credentials are used. For example `default`. */
                profile?: string;
                /** @description The `cursor` of the page before; left out for the first. For example `eyJuIjoiYWJjIn0`. */
                cursor?: string;
                /** @description How many entries a page has at most. For example `20`. */
                limit?: number;
                /** @description Only executions with one of these statuses, in AWS's words, separated by commas. For example `Failed,Stopped`. */
                status?: string;
                /** @description Only executions that started then or later. For example `2026-11-22T09:00:00Z`. */
                from?: string;
                /** @description Only executions that started then or earlier. For example `2026-11-22T10:00:00Z`. */
                to?: string;
                /** @description Only executions that were started with this parameter value, as `name:value`. For example `Year:2026`. */
                parameter?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The pipeline's name.
                 * @example mlops-pipeline
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of executions, newest first. */
            200: {
                headers: {
                    /** @description The entity tag, to be sent back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionList"];
                };
            };
            /** @description Nothing has changed since the answer that `If-None-Match` names. */
            304: {
                headers: {
                    /** @description The entity tag, to be sent back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Choosing a profile is not permitted. */
            403: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such pipeline. */
            404: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter is missing or malformed. */
            422: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AWS denied access. */
            500: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AWS is throttling requests. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AWS did not answer in time. */
            504: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStepMetrics: {
        parameters: {
            query: {
                /**
                 * @description The AWS region; any that fits the pattern of a known partition.
                 * @example ap-northeast-2
                 */
                region: string;
                /** @description An AWS profile of the service's own configuration, for development: by default only callers on the same machine may choose one, anybody else gets 403. Without it the service's own credentials are used. For example `default`. */
                profile?: string;
                /** @description How many executions, the newest ones. For example `10`. */
                last?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The pipeline's name.
                 * @example mlops-pipeline
                 */
                name: string;
                /**
                 * @description The step's id, as in the document.
                 * @example Train
                 */
                step: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metrics in each of the newest executions, oldest first. */
            200: {
                headers: {
                    /** @description The entity tag, to be sent back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetricHistory"];
                };
            };
            /** @description Nothing has changed since the answer that `If-None-Match` names. */
            304: {
                headers: {
                    /** @description The entity tag, to be sent back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Choosing a profile is not permitted. */
            403: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such pipeline; No such step. */
            404: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter is missing or malformed. */
            422: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AWS denied access. */
            500: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AWS is throttling requests. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AWS did not answer in time. */
            504: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPosture: {
        parameters: {
            query: {
                /**
                 * @description The AWS region; any that fits the pattern of a known partition.
                 * @example ap-northeast-2
                 */
                region: string;
                /** @description The name or ARN of one pipeline; left out for those of the region, a few at a time. For example `mlops-pipeline`. */
                pipeline?: string;
                /** @description An AWS profile of the service's own configuration, for development: by default only callers on the same machine may choose one, anybody else gets 403. Without it the service's own credentials are used. For example `default`. */
                profile?: string;
                /** @description Which severities, separated by commas: critical, high, medium, low. For example `critical,high`. */
                severity?: string;
                /** @description Which verdicts, separated by commas: fail, unknown, pass, not-applicable. For example `fail,unknown`. */
                verdict?: string;
                /** @description The `cursor` of the page before; left out for the first. For example `eyJuIjoiYWJjIn0`. */
                cursor?: string;
                /** @description How many pipelines a page judges at most. For example `5`. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Findings, and what they say of each model. */
            200: {
                headers: {
                    /** @description The entity tag, to be sent back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Posture"];
                };
            };
            /** @description Nothing has changed since the answer that `If-None-Match` names. */
            304: {
                headers: {
                    /** @description The entity tag, to be sent back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Choosing a profile is not permitted. */
            403: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such pipeline. */
            404: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter is missing or malformed. */
            422: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AWS denied access. */
            500: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AWS is throttling requests. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AWS did not answer in time. */
            504: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSettings: {
        parameters: {
            query?: {
                /** @description Where to ask for the account, if no other region is known. For example `ap-northeast-2`. */
                region?: string;
                /** @description An AWS profile of the service's own configuration, for development: by default only callers on the same machine may choose one, anybody else gets 403. Without it the service's own credentials are used. For example `default`. */
                profile?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What a page needs before it asks for anything. */
            200: {
                headers: {
                    /** @description The entity tag, to be sent back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceSettings"];
                };
            };
            /** @description Nothing has changed since the answer that `If-None-Match` names. */
            304: {
                headers: {
                    /** @description The entity tag, to be sent back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Choosing a profile is not permitted. */
            403: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter is missing or malformed. */
            422: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The configuration does not allow this. */
            500: {
                headers: {
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description The service is not ready. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    /** @description The id of this request, as in the log of the service. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
