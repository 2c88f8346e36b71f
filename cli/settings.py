"""Every setting of Sanad: read from SANAD_ variables, described here, listed in docs/operations.md."""

import os
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import URL

from stack.environment import read_environment

PREFIX = "SANAD_"
LogLevel = Literal["debug", "info", "warning", "error"]
SmtpTls = Literal["starttls", "tls", "none"]
DatabaseRole = Literal["owner", "charity", "ministry", "registry", "applicant"]


class LocalSettings(BaseSettings):
    """What `sanad up`, `reset` and `status` read: the embedded stack finds everything else itself."""

    model_config = SettingsConfigDict(env_prefix=PREFIX)

    data: Path = Field(default=Path("data"), description="Data folder of an embedded installation.")
    host: str = Field(default="127.0.0.1", description="Address the web server listens on.")
    port: int = Field(default=8000, ge=1, le=65535, description="Port the web server listens on.")
    engine_port: int = Field(
        default=0, ge=0, le=65535, description="Port of the embedded engine; 0 is any free one."
    )
    engine_ui_port: int = Field(
        default=0, ge=0, le=65535, description="Port of the embedded engine's own pages; 0 is any free one."
    )
    mailbox_port: int = Field(
        default=0,
        ge=0,
        le=65535,
        description="Port of the embedded mailbox, where messages to applicants are shown; 0 is any free one.",
    )


class Settings(LocalSettings):
    """What the worker, the web server and every command that touches the record read."""

    database_host: str = Field(description="Host of Postgres, or the folder of its socket.")
    database_port: int = Field(default=5432, ge=1, le=65535, description="Port of Postgres.")
    database_name: str = Field(default="sanad", description="Name of the database.")
    owner_password: SecretStr = Field(
        default=SecretStr(""), description="Password of sanad_owner, who migrates."
    )
    charity_password: SecretStr = Field(default=SecretStr(""), description="Password of sanad_charity.")
    ministry_password: SecretStr = Field(default=SecretStr(""), description="Password of sanad_ministry.")
    registry_password: SecretStr = Field(default=SecretStr(""), description="Password of sanad_registry.")
    applicant_password: SecretStr = Field(default=SecretStr(""), description="Password of sanad_applicant.")
    engine_address: str = Field(description="Address of Temporal's frontend, host:port.")
    engine_namespace: str = Field(default="sanad", description="Temporal namespace.")
    engine_ui_url: str = Field(
        default="", description="Address of the engine's own pages, to which the operator's page leads."
    )
    engine_key: SecretStr = Field(
        description="Keys of the engine's payloads, id:base64[,id:base64…]; the first one encrypts."
    )
    match_secret: SecretStr = Field(
        description="Secret of the match keys, base64; a new one means a new key table."
    )
    token_secret: SecretStr = Field(description="Secret that signs API tokens, base64.")
    paper_store: Path = Field(
        default=Path("data/papers"), description="Folder of the scans that people bring, sealed."
    )
    paper_key: SecretStr = Field(
        description="Keys of kept scans, id:base64[,id:base64…]; the first one encrypts. Without them none opens."
    )
    message_key: SecretStr = Field(
        description="Keys of messages (codes until they are handed over, links, digests of addresses), "
        "id:base64[,id:base64…]; the first one makes new ones."
    )
    smtp_host: str = Field(default="", description="Mail relay; without one no e-mail is sent.")
    smtp_port: int = Field(default=25, ge=1, le=65535, description="Port of the mail relay.")
    smtp_tls: SmtpTls = Field(
        default="starttls", description="How the line to the relay is kept private: starttls, tls or none."
    )
    smtp_user: str = Field(default="", description="Account at the mail relay, if it asks for one.")
    smtp_password: SecretStr = Field(default=SecretStr(""), description="Password of that account.")
    mail_sender: str = Field(
        default="sanad@localhost.localdomain", description="Address that e-mail comes from."
    )
    mail_bounce_domain: str = Field(
        default="",
        description="Domain that undeliverable e-mail comes back to; without one nobody hears of it.",
    )
    sms_url: str = Field(
        default="",
        description="Address of the SMS gateway (docs/message_gateway.md); without one none is sent.",
    )
    sms_key: SecretStr = Field(default=SecretStr(""), description="Key that the SMS gateway gave us.")
    whatsapp_url: str = Field(
        default="", description="Address of the WhatsApp gateway, of the same kind; without one none is sent."
    )
    whatsapp_key: SecretStr = Field(
        default=SecretStr(""), description="Key that the WhatsApp gateway gave us."
    )
    bank_folder: Path = Field(
        default=Path("data/bank"),
        description="Folder from which the bank takes files of orders and where it leaves its answers, by charity.",
    )
    public_url: str = Field(
        default="http://127.0.0.1:8000",
        description="Address under which people reach Sanad; stands in links.",
    )
    log_level: LogLevel = Field(default="info", description="Least level that is logged.")

    def get_database_url(self, role: DatabaseRole) -> str:
        """Return the SQLAlchemy address of the database for one of its roles."""
        password: SecretStr = getattr(self, f"{role}_password")
        is_socket = self.database_host.startswith("/")
        return URL.create(
            "postgresql+psycopg",
            username=f"sanad_{role}",
            password=password.get_secret_value() or None,
            host=None if is_socket else self.database_host,
            port=None if is_socket else self.database_port,
            database=self.database_name,
            query={"host": self.database_host, "port": str(self.database_port)} if is_socket else {},
        ).render_as_string(hide_password=False)

    def get_passwords(self) -> dict[str, str]:
        """Return the password of each login role that the migrations make; empty ones are left out."""
        found = {
            "sanad_charity": self.charity_password,
            "sanad_ministry": self.ministry_password,
            "sanad_registry": self.registry_password,
            "sanad_applicant": self.applicant_password,
        }
        return {
            role: secret.get_secret_value() for role, secret in found.items() if secret.get_secret_value()
        }


def load_settings() -> Settings:
    """Read the variables; what they leave open comes from the embedded installation that runs in the data folder."""
    embedded = read_environment(LocalSettings().data)
    missing = {name: value for name, value in embedded.items() if name not in os.environ}
    return Settings(**{name.removeprefix(PREFIX).lower(): value for name, value in missing.items()})  # type: ignore[arg-type]
