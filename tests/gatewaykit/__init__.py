"""What the gateway's tests share: made-up operations, answers of boto, and an endpoint that answers as told."""
