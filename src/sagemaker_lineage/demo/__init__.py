"""The embedded AWS: SageMaker, S3, S3 Control, KMS and STS on loopback, and the account it serves.

The product reaches it through real boto3, as it reaches AWS. Nothing here reads or touches the AWS
settings of the machine.
"""
