"""The bytes in a bucket that speaks S3: private, and read by the server alone. No address there is given to anybody.

The names are the folders of the disk (``ab/abcdef…``): a folder that is copied into the bucket is found in it.
"""

import base64
import hashlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache, partial
from typing import Any

from praksisnet.files.places import PIECE, Lying
from praksisnet.kit.environment import Bucket

GONE = {"404", "NoSuchKey", "NotFound"}
TRIES, CONNECT_SECONDS, READ_SECONDS = 3, 5, 30


class InBucket:
    def __init__(self, bucket: Bucket) -> None:
        self._name, self._client = bucket.name, _client_of(bucket)

    def write(self, key: str, data: bytes) -> None:
        """The digest goes along: what arrives in part is refused there. Without an ACL it is its owner's alone."""
        digest = base64.b64encode(hashlib.md5(data, usedforsecurity=False).digest()).decode()
        with _told(key):
            self._client.put_object(**self._at(key), Body=data, ContentMD5=digest)

    def size(self, key: str) -> int:
        with _told(key):
            return int(self._client.head_object(**self._at(key))["ContentLength"])

    def pieces(self, key: str) -> Iterator[bytes]:
        with _told(key), closing(self._client.get_object(**self._at(key))["Body"]) as body:
            yield from body.iter_chunks(PIECE)

    def part(self, key: str, first: int, last: int) -> bytes:
        with _told(key):
            found = self._client.get_object(**self._at(key), Range=f"bytes={first}-{last}")
            with closing(found["Body"]) as body:
                return bytes(body.read())

    def remove(self, key: str) -> None:
        with _told(key):
            self._client.delete_object(**self._at(key))

    def lying(self) -> Iterator[Lying]:
        for page in self._client.get_paginator("list_objects_v2").paginate(Bucket=self._name):
            for one in page.get("Contents", []):
                key = one["Key"].rpartition("/")[2]
                yield Lying(key, one["LastModified"], partial(self.remove, key))

    def _at(self, key: str) -> dict[str, str]:
        return {"Bucket": self._name, "Key": f"{key[:2]}/{key}"}


@cache
def _client_of(bucket: Bucket) -> Any:
    """One a process; several threads may use it."""
    import boto3  # noqa: PLC0415 -- an extra, and slow to load
    from botocore.config import Config  # noqa: PLC0415

    return boto3.session.Session().client(
        "s3",
        endpoint_url=bucket.endpoint,
        region_name=bucket.region,
        aws_access_key_id=bucket.key,
        aws_secret_access_key=bucket.secret,
        config=Config(
            signature_version="s3v4",
            s3={"addressing_style": "path"},
            connect_timeout=CONNECT_SECONDS,
            read_timeout=READ_SECONDS,
            retries={"total_max_attempts": TRIES, "mode": "standard"},
            # Sums that S3 asks for since 2025 and servers of others do not know.
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        ),
    )


@contextmanager
def _told(key: str) -> Iterator[None]:
    """In the words of a disk, so that nobody above has to know which place it is."""
    from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415

    try:
        yield
    except ClientError as error:
        code = str(error.response.get("Error", {}).get("Code", ""))
        raise (FileNotFoundError if code in GONE else OSError)(f"{key}: {code}") from error
    except BotoCoreError as error:
        raise OSError(f"{key}: {type(error).__name__}") from error
