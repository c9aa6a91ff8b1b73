/** What a rule asks for, and how to mend what breaks it. */
export interface RuleText {
  title: string;
  remedy: string;
}

const FLAGS = "BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true";
const NOT_PUBLIC =
  "버킷의 퍼블릭 액세스 차단(플래그 네 개 모두)을 켠 다음, 정책이나 ACL에서 모든 사용자에게 준 권한을 제거하세요.";

/** The rules in Korean, by id. What the service names is left as it is: actions, settings, commands. */
export const rules: Readonly<Record<string, RuleText>> = {
  "s3-account-public-access-block": {
    title: "계정에 S3 퍼블릭 액세스 차단이 켜져 있어야 함",
    remedy: `플래그 네 개를 모두 켜세요: aws s3control put-public-access-block --account-id ACCOUNT --public-access-block-configuration ${FLAGS}`,
  },
  "s3-public-read": { title: "버킷의 퍼블릭 읽기가 차단되어야 함", remedy: NOT_PUBLIC },
  "s3-public-write": { title: "버킷의 퍼블릭 쓰기가 차단되어야 함", remedy: NOT_PUBLIC },
  "s3-tls-only": {
    title: "버킷 정책이 TLS가 아닌 요청을 거부해야 함",
    remedy:
      '버킷 정책에 문을 추가하세요: Effect Deny, Principal "*", Action "s3:*", Resource는 버킷과 BUCKET/*, Condition {"Bool": {"aws:SecureTransport": "false"}}.',
  },
  "s3-cross-account-settings": {
    title: "다른 계정이 버킷의 정책, ACL, 암호화를 바꿀 수 없어야 함",
    remedy:
      "버킷 정책에서 다른 계정을 지정한 문의 s3:DeleteBucketPolicy, s3:PutBucketAcl, s3:PutBucketPolicy, s3:PutEncryptionConfiguration, s3:PutObjectAcl을 제거하세요.",
  },
  "s3-untrusted-access": {
    title: "신뢰하지 않는 계정에 버킷 권한을 주지 않아야 함",
    remedy:
      "버킷 정책에서 해당 문을 제거하거나, 신뢰하는 대상으로 지정하세요. 계정은 SAGEMAKER_LINEAGE_TRUSTED_ACCOUNTS에, 조직과 VPC는 검사 설정의 trusted에 지정합니다.",
  },
  "s3-public-access-block": {
    title: "버킷에 S3 퍼블릭 액세스 차단이 켜져 있어야 함",
    remedy: `플래그 네 개를 모두 켜세요: aws s3api put-public-access-block --bucket BUCKET --public-access-block-configuration ${FLAGS}`,
  },
  "s3-access-logging": {
    title: "버킷에 대한 액세스를 로그로 남겨야 함",
    remedy:
      "버킷의 서버 액세스 로깅을 켜고(PutBucketLogging, LoggingEnabled.TargetBucket) 로그를 별도의 버킷에 저장하세요.",
  },
  "s3-acl-disabled": {
    title: "ACL로 버킷 권한을 주지 않아야 함",
    remedy:
      "객체 소유권을 BucketOwnerEnforced로 설정하세요(PutBucketOwnershipControls). 그러면 ACL은 더 이상 적용되지 않습니다.",
  },
  "s3-versioning": {
    title: "버킷이 객체의 버전을 보관해야 함",
    remedy: "aws s3api put-bucket-versioning --bucket BUCKET --versioning-configuration Status=Enabled",
  },
  "s3-kms-encryption": {
    title: "버킷의 기본 암호화가 KMS 키를 사용해야 함",
    remedy: "버킷의 기본 암호화를 직접 만든 키를 쓰는 aws:kms로 설정하세요(PutBucketEncryption).",
  },
  "s3-encryption": {
    title: "버킷에 기본 암호화가 설정되어 있어야 함",
    remedy: "버킷의 기본 암호화를 AES256으로, 가능하면 aws:kms로 설정하세요(PutBucketEncryption).",
  },
  "s3-replication": {
    title: "버킷이 다른 리전으로 복제되어야 함",
    remedy:
      "다른 리전의 버킷으로 복제하는 규칙을 추가하세요(PutBucketReplication). 두 버킷 모두 버전 관리가 켜져 있어야 합니다.",
  },
  "s3-lifecycle": {
    title: "버킷에 수명 주기 규칙이 있어야 함",
    remedy: "오래된 객체를 옮기거나 삭제하는 수명 주기 규칙을 추가하세요(PutBucketLifecycleConfiguration).",
  },
  "s3-object-lock": {
    title: "버킷에 객체 잠금이 켜져 있어야 함",
    remedy:
      "기본 보존 기간과 함께 객체 잠금을 켜세요(PutObjectLockConfiguration). 버킷에 버전 관리가 켜져 있어야 합니다.",
  },
  "s3-mfa-delete": {
    title: "버전을 삭제할 때 버킷이 MFA를 요구해야 함",
    remedy: "계정의 루트 사용자로 MFA 삭제를 켜세요(PutBucketVersioning, MFADelete=Enabled).",
  },
  "training-network-isolation": {
    title: "학습이 네트워크 격리 상태에서 실행되어야 함",
    remedy: "학습 작업의 EnableNetworkIsolation을 true로 설정하세요(estimator의 enable_network_isolation=True).",
  },
  "training-vpc": {
    title: "학습이 VPC에서 실행되어야 함",
    remedy:
      "학습 작업의 VpcConfig를 자신의 서브넷과 보안 그룹으로 설정하세요(estimator의 subnets와 security_group_ids).",
  },
  "training-volume-key": {
    title: "학습 볼륨을 고객 관리형 키로 암호화해야 함",
    remedy: "학습 작업의 ResourceConfig.VolumeKmsKeyId를 고객 관리형 키로 설정하세요(estimator의 volume_kms_key).",
  },
  "training-output-key": {
    title: "학습 출력을 고객 관리형 키로 암호화해야 함",
    remedy: "학습 작업의 OutputDataConfig.KmsKeyId를 고객 관리형 키로 설정하세요(estimator의 output_kms_key).",
  },
  "training-traffic-encryption": {
    title: "학습 인스턴스 사이의 트래픽을 암호화해야 함",
    remedy:
      "학습 작업의 EnableInterContainerTrafficEncryption을 true로 설정하세요(estimator의 encrypt_inter_container_traffic=True).",
  },
  "processing-volume-key": {
    title: "처리 작업의 볼륨을 고객 관리형 키로 암호화해야 함",
    remedy:
      "작업의 ProcessingResources.ClusterConfig.VolumeKmsKeyId를 고객 관리형 키로 설정하세요(processor의 volume_kms_key).",
  },
  "transform-volume-key": {
    title: "배치 변환의 볼륨을 고객 관리형 키로 암호화해야 함",
    remedy:
      "변환 작업의 TransformResources.VolumeKmsKeyId를 고객 관리형 키로 설정하세요(transformer의 volume_kms_key).",
  },
  "model-network-isolation": {
    title: "모델이 네트워크 격리 상태에서 실행되어야 함",
    remedy: "모델의 EnableNetworkIsolation을 true로 설정하세요(Model의 enable_network_isolation=True).",
  },
  "model-vpc": {
    title: "모델이 VPC에서 실행되어야 함",
    remedy: "모델의 VpcConfig를 자신의 서브넷과 보안 그룹으로 설정하세요(Model의 vpc_config).",
  },
  "endpoint-volume-key": {
    title: "엔드포인트 볼륨을 고객 관리형 키로 암호화해야 함",
    remedy: "엔드포인트 구성의 KmsKeyId를 고객 관리형 키로 설정하세요(deploy의 kms_key).",
  },
  "endpoint-instance-count": {
    title: "엔드포인트의 프로덕션 변형마다 인스턴스가 두 개 이상이어야 함",
    remedy: "모든 프로덕션 변형의 InitialInstanceCount를 2 이상으로 설정하세요.",
  },
  "feature-group-key": {
    title: "피처 그룹의 오프라인 스토어를 KMS 키로 암호화해야 함",
    remedy:
      "피처 그룹을 만들 때 OfflineStoreConfig.S3StorageConfig.KmsKeyId를 KMS 키로 설정하세요. 나중에는 바꿀 수 없습니다.",
  },
  "writable-code": {
    title: "코드와 모델 아티팩트를 다른 사람이 쓸 수 없어야 함",
    remedy:
      "스크립트와 모델을 자신의 버킷에 두고, 퍼블릭 액세스 차단을 켜고, 버킷 정책에서 다른 사람에게 쓰기 권한을 주지 마세요.",
  },
  "writable-data": {
    title: "모델로 이어지는 데이터를 다른 사람이 쓸 수 없어야 함",
    remedy:
      "데이터를 퍼블릭 액세스 차단이 켜진 자신의 버킷으로 복사하거나, 버킷 정책에서 다른 사람의 쓰기 권한을 제거하세요.",
  },
  "encryption-weakened": {
    title: "데이터가 이동하는 동안 고객 관리형 암호화가 유지되어야 함",
    remedy: "데이터를 쓰는 버킷의 기본 암호화를 고객 관리형 키를 쓰는 aws:kms로 설정하세요.",
  },
  "untrusted-key": {
    title: "신뢰하지 않는 계정의 키로 데이터를 암호화하지 않아야 함",
    remedy:
      "버킷의 기본 암호화나 작업 출력의 KmsKeyId(OutputDataConfig, ProcessingOutputConfig, TransformOutput, DataCaptureConfig, S3StorageConfig)를 자신의 계정 키로 설정하고 객체를 다시 암호화하거나, 해당 계정을 SAGEMAKER_LINEAGE_TRUSTED_ACCOUNTS에 지정하세요.",
  },
  "key-unusable": {
    title: "승인되거나 배포된 모델의 KMS 키를 사용할 수 있어야 함",
    remedy: "키 삭제를 취소하고(kms:CancelKeyDeletion) 키를 다시 활성화하세요(kms:EnableKey).",
  },
  "foreign-data": {
    title: "자신의 버킷이나 신뢰하는 계정의 버킷에서 데이터를 읽어야 함",
    remedy: "데이터를 자신의 버킷으로 복사하거나, 신뢰하는 계정이라면 SAGEMAKER_LINEAGE_TRUSTED_ACCOUNTS에 지정하세요.",
  },
  "nobodys-bucket": {
    title: "파이프라인이 지정한 버킷이 모두 존재해야 함",
    remedy: "자신의 계정에 해당 버킷을 만들거나, 파이프라인의 정의와 파라미터에서 그 이름을 제거하세요.",
  },
  "model-unversioned": {
    title: "모델 아티팩트가 버전을 보관하는 버킷에 있어야 함",
    remedy:
      "모델이 있는 버킷의 버전 관리를 켜세요: aws s3api put-bucket-versioning --bucket BUCKET --versioning-configuration Status=Enabled",
  },
  "approved-model-expires": {
    title: "승인된 모델의 데이터와 아티팩트를 삭제하는 수명 주기 규칙이 없어야 함",
    remedy: "수명 주기 규칙의 접두사를 좁히거나, 승인된 모델에 필요한 데이터를 만료되지 않는 위치로 복사하세요.",
  },
  "untrusted-replication": {
    title: "신뢰하지 않는 계정으로 데이터를 복제하지 않아야 함",
    remedy: "복제 규칙을 제거하거나(PutBucketReplication), 해당 계정을 신뢰하는 계정으로 지정하세요.",
  },
  "capture-weaker": {
    title: "캡처한 요청을 학습 데이터만큼 안전하게 보관해야 함",
    remedy:
      "DataCaptureConfig.DestinationS3Uri를 학습 데이터와 암호화·액세스 설정이 같은 버킷으로 설정하고, 그 버킷에 고객 관리형 키가 없으면 DataCaptureConfig.KmsKeyId를 고객 관리형 키로 설정하세요.",
  },
  "mutable-image": {
    title: "이미지를 다이제스트로 지정해야 함",
    remedy: "이미지를 다이제스트로 지정하세요: REGISTRY/NAME@sha256:DIGEST.",
  },
  "other-region": {
    title: "처리와 배치 변환이 읽은 리전에 결과를 써야 함",
    remedy: "출력의 S3 URI(S3Output.S3Uri, TransformOutput.S3OutputPath)를 입력과 같은 리전의 버킷으로 설정하세요.",
  },
  "personal-data-weaker": {
    title: "개인정보가 이동한 뒤에도 원래 위치만큼 안전해야 함",
    remedy: "데이터가 온 버킷과 같은 암호화, 퍼블릭 액세스 차단, TLS 전용 정책을 버킷에 적용하세요.",
  },
};
