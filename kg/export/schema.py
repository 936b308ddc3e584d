"""The tables, one a relation, and what their columns hold: what CSV, Parquet, Neo4j and the spreadsheet share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a column holds, and how it is read from the node at the end of its path."""

    LABEL = "label"  # the label of an entity
    IRI = "iri"  # the entity itself
    TERM = "term"  # a word of the ontology: current, elected
    CLASS = "class"  # the class of an entity: Programme
    TEXT = "text"
    DATE = "date"  # as precise as it is known: 2020-07-31, 2020-07, 2020, --07-31
    NUMBER = "number"
    INTEGER = "integer"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, where its value is found from the row's node on, and what people call it."""

    name: str
    path: str
    kind: Kind
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the instances of a class, most of them claims. ``ends`` are the columns that a row ties."""

    name: str
    instance: str
    vi: str
    en: str
    columns: tuple[Column, ...]
    ends: tuple[str, str] = ("", "")
    claims: bool = True

    @property
    def all_columns(self) -> tuple[Column, ...]:
        """Its own columns, and those that every claim has."""
        return self.columns + (COMMON if self.claims else ())


def _entity(name: str, path: str, vi: str, en: str) -> tuple[Column, Column]:
    return (
        Column(name, path, Kind.LABEL, vi, en),
        Column(f"{name}_iri", path, Kind.IRI, f"{vi} (IRI)", f"{en} (IRI)"),
    )


_PERSON = _entity("person", "org:member", "Họ và tên", "Person")
_BODY = _entity("body", "org:organization", "Cơ quan, tổ chức", "Body")
_ROLE = Column("role", "org:role", Kind.LABEL, "Chức vụ", "Role")
_PLACE = Column("place", "org:organization>vkg:jurisdiction", Kind.LABEL, "Địa bàn", "Place")
_POST = (
    Column("status", "vkg:status", Kind.TERM, "Tình trạng", "Status"),
    Column("term", "vkg:term", Kind.LABEL, "Nhiệm kỳ", "Term"),
    Column("since", "vkg:since", Kind.DATE, "Từ ngày", "Since"),
    Column("until", "vkg:until", Kind.DATE, "Đến ngày", "Until"),
)
_EVENT = _entity("event", "vkg:event", "Sự kiện", "Event")
_DOCUMENT = _entity("document", "vkg:cites", "Văn bản", "Document")
_DATE = Column("date", "dcterms:date", Kind.DATE, "Ngày", "Date")

#: What every claim has: how sure it is, where it says so. Their paths are read by ``kg.export.rows``.
COMMON = (
    Column("claim_iri", "", Kind.IRI, "Phát biểu (IRI)", "Claim (IRI)"),
    Column("confidence", "vkg:confidence", Kind.NUMBER, "Độ tin cậy", "Confidence"),
    Column("rule", "vkg:rule", Kind.TEXT, "Quy tắc", "Rule"),
    Column("quote", "quote", Kind.TEXT, "Trích dẫn", "Quote"),
    Column("spans", "spans", Kind.TEXT, "Vị trí trong văn bản", "Place in the text"),
    Column("source", "source>dcterms:identifier", Kind.TEXT, "Mã nguồn", "Source"),
    Column("source_title", "source>dcterms:title", Kind.TEXT, "Tiêu đề nguồn", "Title of the source"),
    Column("source_date", "source>dcterms:date", Kind.DATE, "Ngày của nguồn", "Date of the source"),
    Column("source_url", "source>schema:url", Kind.TEXT, "Địa chỉ nguồn", "Address of the source"),
    Column("source_iri", "source", Kind.IRI, "Nguồn (IRI)", "Source (IRI)"),
)

#: Tables of claims. Their names are those of the relations in ``--where`` as well.
CLAIM_TABLES = (
    Table("role", "vkg:RoleClaim", "Chức vụ", "Posts", (*_PERSON, _ROLE, *_BODY, _PLACE, *_POST),
          ("person_iri", "body_iri")),
    Table("change", "vkg:ChangeClaim", "Thay đổi nhân sự", "Changes of post",
          (*_PERSON, _ROLE, *_BODY, _PLACE,
           Column("change", "vkg:changeKind", Kind.TERM, "Thay đổi", "Change"), _DATE),
          ("person_iri", "body_iri")),
    Table("rank", "vkg:RankClaim", "Cấp bậc, học hàm", "Ranks and titles",
          (*_PERSON, *_entity("rank", "vkg:rank", "Cấp bậc", "Rank")), ("person_iri", "rank_iri")),
    Table("event", "vkg:EventClaim", "Sự kiện", "Events",
          (*_EVENT, Column("event_type", "vkg:event>vkg:eventType", Kind.LABEL, "Loại sự kiện", "Type of event"),
           *_entity("host", "vkg:event>vkg:host", "Đơn vị tổ chức", "Host"),
           Column("ordinal", "vkg:event>vkg:ordinal", Kind.INTEGER, "Lần thứ", "Number"),
           Column("term", "vkg:event>vkg:term", Kind.LABEL, "Nhiệm kỳ", "Term"), _DATE),
          ("host_iri", "event_iri")),
    Table("participation", "vkg:ParticipationClaim", "Tham dự", "Participation",
          (*_PERSON, *_EVENT, Column("manner", "vkg:manner", Kind.TERM, "Cách tham dự", "Manner")),
          ("person_iri", "event_iri")),
    Table("adoption", "vkg:AdoptionClaim", "Chương trình, chỉ tiêu, nhiệm vụ", "Commitments adopted",
          (*_entity("adopter", "vkg:adopter", "Đơn vị", "Adopter"),
           *_entity("commitment", "vkg:commitment", "Nội dung", "Commitment"),
           Column("commitment_kind", "vkg:commitment", Kind.CLASS, "Loại", "Kind")),
          ("adopter_iri", "commitment_iri")),
    Table("quantity", "vkg:QuantityClaim", "Số liệu", "Quantities",
          (*_entity("subject", "vkg:subject", "Đối tượng", "Subject"),
           Column("quantity_of", "vkg:quantityOf", Kind.TEXT, "Chỉ số", "What is counted"),
           Column("value", "schema:value", Kind.NUMBER, "Giá trị", "Value"),
           Column("unit", "schema:unitText", Kind.TEXT, "Đơn vị tính", "Unit"),
           Column("comparator", "vkg:comparator", Kind.TERM, "So sánh", "Comparator")),
          ("subject_iri", "source_iri")),
    Table("award", "vkg:AwardClaim", "Khen thưởng", "Awards",
          (*_entity("recipient", "vkg:recipient", "Người, đơn vị nhận", "Recipient"),
           *_entity("award", "vkg:award", "Danh hiệu", "Award"),
           Column("year", "vkg:year", Kind.DATE, "Năm", "Year")),
          ("recipient_iri", "award_iri")),
    Table("citation", "vkg:CitationClaim", "Văn bản được dẫn", "Documents cited",
          (*_DOCUMENT, Column("document_kind", "vkg:cites>vkg:documentKind", Kind.LABEL, "Loại văn bản", "Kind"),
           Column("number", "vkg:cites>vkg:number", Kind.TEXT, "Số", "Number"),
           Column("issuer", "vkg:cites>vkg:issuer", Kind.LABEL, "Cơ quan ban hành", "Issuer"),
           *_entity("follower", "vkg:follower", "Đơn vị thực hiện", "Carried out by")),
          ("follower_iri", "document_iri")),
)  # fmt: skip
#: Tables of what is concluded from the claims, and of the documents.
OTHER_TABLES = (
    Table("tenure", "vkg:Tenure", "Quá trình công tác", "Tenures",
          (Column("tenure_iri", "", Kind.IRI, "Quá trình (IRI)", "Tenure (IRI)"), *_PERSON, _ROLE, *_BODY, _PLACE,
           *_POST, Column("claims", "prov:wasDerivedFrom", Kind.IRI, "Các phát biểu (IRI)", "Claims (IRI)")),
          ("person_iri", "body_iri"), claims=False),
    Table("source", "vkg:Source", "Nguồn", "Sources",
          (Column("source_iri", "", Kind.IRI, "Nguồn (IRI)", "Source (IRI)"),
           Column("source", "dcterms:identifier", Kind.TEXT, "Mã nguồn", "Source"),
           Column("title", "dcterms:title", Kind.TEXT, "Tiêu đề", "Title"),
           Column("date", "dcterms:date", Kind.DATE, "Ngày", "Date"),
           Column("publisher", "schema:publisher", Kind.TEXT, "Nơi đăng", "Publisher"),
           Column("url", "schema:url", Kind.TEXT, "Địa chỉ", "Address"),
           Column("sha256", "vkg:sha256", Kind.TEXT, "Mã băm SHA-256", "SHA-256 of the text")), claims=False),
)  # fmt: skip
TABLES = CLAIM_TABLES + OTHER_TABLES
