"""The first schema: every table of the ground floor."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# Spelt out here, because the classes of the tables go on changing and a step does not.
CIVIL_TIME = sa.Integer().with_variant(sa.DateTime(timezone=False), "postgresql")
CLOCK_TIME = sa.Text().with_variant(sa.String(5), "postgresql")
DAY = sa.Text().with_variant(sa.Date(), "postgresql")
FLAG = sa.Integer().with_variant(sa.Boolean(), "postgresql")


def upgrade() -> None:
    for create in TABLES:
        create()


def _create_access_log() -> None:
    op.create_table(
        "access_log",
        sa.Column("at", CIVIL_TIME, nullable=False),
        sa.Column("desk", sa.Text(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("chain", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_log")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_access_log_at"), "access_log", ["at"], unique=False)


def _create_agency() -> None:
    op.create_table(
        "agency",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency")),
        sa.UniqueConstraint("code", name=op.f("uq_agency_code")),
        sqlite_strict=True,
    )


def _create_attendance_status() -> None:
    op.create_table(
        "attendance_status",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("label_fr", sa.Text(), nullable=False),
        sa.Column("label_en", sa.Text(), nullable=False),
        sa.Column("counts_as_present", FLAG, nullable=False),
        sa.Column("needs_reason", FLAG, nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance_status")),
        sa.UniqueConstraint("code", name=op.f("uq_attendance_status_code")),
        sqlite_strict=True,
    )


def _create_centre() -> None:
    op.create_table(
        "centre",
        sa.Column("identifier", sa.Text(), nullable=False),
        sa.Column("name_fr", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("school_zone", sa.Text(), nullable=False),
        sa.Column("languages", sa.Text(), nullable=False),
        sa.Column("default_language", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("sheet_epoch", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_centre")),
        sa.CheckConstraint("id = 1", name=op.f("ck_centre_only_one")),
        sqlite_strict=True,
    )


def _create_funder() -> None:
    op.create_table(
        "funder",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name_fr", sa.Text(), nullable=False),
        sa.Column("scheme_fr", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_funder")),
        sa.UniqueConstraint("code", name=op.f("uq_funder_code")),
        sqlite_strict=True,
    )


def _create_funding_envelope() -> None:
    op.create_table(
        "funding_envelope",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("first_day", DAY, nullable=False),
        sa.Column("last_day", DAY, nullable=False),
        sa.Column("amount_cents", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_funding_envelope")),
        sa.UniqueConstraint("code", name=op.f("uq_funding_envelope_code")),
        sqlite_strict=True,
    )


def _create_journal() -> None:
    op.create_table(
        "journal",
        sa.Column("operation", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("desk", sa.Text(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("at", CIVIL_TIME, nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("edits", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("reverses_id", sa.Integer(), nullable=True),
        sa.Column("chain", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal")),
        sa.ForeignKeyConstraint(
            ["reverses_id"], ["journal.id"], name=op.f("fk_journal_reverses_id")
        ),
        sa.UniqueConstraint("operation", name=op.f("uq_journal_operation")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_journal_desk_id"), "journal", ["desk", "id"], unique=False)
    op.create_index(op.f("ix_journal_reverses_id"), "journal", ["reverses_id"], unique=False)
    op.create_index(op.f("ix_journal_subject_id"), "journal", ["subject", "id"], unique=False)


def _create_language() -> None:
    op.create_table(
        "language",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("bcp47", sa.Text(), nullable=False),
        sa.Column("name_fr", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("autonym", sa.Text(), nullable=False),
        sa.Column("script", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("demand_weight_percent", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_language")),
        sa.UniqueConstraint("code", name=op.f("uq_language_code")),
        sqlite_strict=True,
    )


def _create_mediation_motive() -> None:
    op.create_table(
        "mediation_motive",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("label_fr", sa.Text(), nullable=False),
        sa.Column("label_en", sa.Text(), nullable=False),
        sa.Column("motive_group", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("weight_percent", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mediation_motive")),
        sa.UniqueConstraint("code", name=op.f("uq_mediation_motive_code")),
        sqlite_strict=True,
    )


def _create_person() -> None:
    op.create_table(
        "person",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("given_name", sa.Text(), nullable=False),
        sa.Column("family_name", sa.Text(), nullable=False),
        sa.Column("birth_name", sa.Text(), nullable=False),
        sa.Column("native_name", sa.Text(), nullable=False),
        sa.Column("native_script", sa.Text(), nullable=False),
        sa.Column("birth_date", DAY, nullable=True),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column("gender", sa.Text(), nullable=False),
        sa.Column("main_language", sa.Text(), nullable=False),
        sa.Column("needs_interpreter", FLAG, nullable=False),
        sa.Column("is_minor", FLAG, nullable=False),
        sa.Column("guardian_id", sa.Integer(), nullable=True),
        sa.Column("mobile", sa.Text(), nullable=False),
        sa.Column("postcode", sa.Text(), nullable=False),
        sa.Column("needs_step_free_access", FLAG, nullable=False),
        sa.Column("partner", sa.Text(), nullable=False),
        sa.Column("household", sa.Text(), nullable=False),
        sa.Column("practical_note", sa.Text(), nullable=False),
        sa.Column("first_contact_date", DAY, nullable=True),
        sa.Column("search_key", sa.Text(), nullable=False),
        sa.Column("removed", FLAG, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.ForeignKeyConstraint(["guardian_id"], ["person.id"], name=op.f("fk_person_guardian_id")),
        sa.UniqueConstraint("code", name=op.f("uq_person_code")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_person_search_key"), "person", ["search_key"], unique=False)


def _create_profession() -> None:
    op.create_table(
        "profession",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("label_fr_masculine", sa.Text(), nullable=False),
        sa.Column("label_fr_feminine", sa.Text(), nullable=False),
        sa.Column("label_en", sa.Text(), nullable=False),
        sa.Column("headcount", sa.Integer(), nullable=False),
        sa.Column("headcount_using_shared_rooms", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_profession")),
        sa.UniqueConstraint("code", name=op.f("uq_profession_code")),
        sqlite_strict=True,
    )


def _create_public_holiday() -> None:
    op.create_table(
        "public_holiday",
        sa.Column("day", DAY, nullable=False),
        sa.Column("name_fr", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_public_holiday")),
        sa.UniqueConstraint("day", name=op.f("uq_public_holiday_day")),
        sqlite_strict=True,
    )


def _create_resource() -> None:
    op.create_table(
        "resource",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("units", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resource")),
        sa.CheckConstraint("units BETWEEN 0 AND 200", name=op.f("ck_resource_units_range")),
        sa.UniqueConstraint("code", name=op.f("uq_resource_code")),
        sqlite_strict=True,
    )


def _create_retention_rule() -> None:
    op.create_table(
        "retention_rule",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("active_for", sa.Text(), nullable=False),
        sa.Column("then", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retention_rule")),
        sa.UniqueConstraint("code", name=op.f("uq_retention_rule_code")),
        sqlite_strict=True,
    )


def _create_school_holiday() -> None:
    op.create_table(
        "school_holiday",
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("school_year", sa.Text(), nullable=False),
        sa.Column("name_fr", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("first_day", DAY, nullable=False),
        sa.Column("last_day", DAY, nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_holiday")),
        sa.CheckConstraint(
            "first_day <= last_day", name=op.f("ck_school_holiday_ends_after_start")
        ),
        sqlite_strict=True,
    )


def _create_sheet_variant() -> None:
    op.create_table(
        "sheet_variant",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("label_fr", sa.Text(), nullable=False),
        sa.Column("label_en", sa.Text(), nullable=False),
        sa.Column("paper", sa.Text(), nullable=False),
        sa.Column("orientation", sa.Text(), nullable=False),
        sa.Column("rows_per_page", sa.Integer(), nullable=False),
        sa.Column("blank_rows", sa.Integer(), nullable=False),
        sa.Column("columns", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet_variant")),
        sa.UniqueConstraint("code", name=op.f("uq_sheet_variant_code")),
        sqlite_strict=True,
    )


def _create_open_form() -> None:
    op.create_table(
        "open_form",
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("session", sa.Text(), nullable=False),
        sa.Column("desk", sa.Text(), nullable=False),
        sa.Column("until", CIVIL_TIME, nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_open_form")),
        sa.UniqueConstraint("form", name=op.f("uq_open_form_form")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_open_form_session"), "open_form", ["session"], unique=False)
    op.create_index(op.f("ix_open_form_until"), "open_form", ["until"], unique=False)


def _create_site() -> None:
    op.create_table(
        "site",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("letter", sa.Text(), nullable=False),
        sa.Column("short_name", sa.Text(), nullable=False),
        sa.Column("name_fr", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("address_line", sa.Text(), nullable=False),
        sa.Column("postcode", sa.Text(), nullable=False),
        sa.Column("city", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("works_on_holidays", FLAG, nullable=False),
        sa.Column("last_day", DAY, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site")),
        sa.UniqueConstraint("code", name=op.f("uq_site_code")),
        sa.UniqueConstraint("letter", name=op.f("uq_site_letter")),
        sqlite_strict=True,
    )


def _create_slot_hold() -> None:
    op.create_table(
        "slot_hold",
        sa.Column("draft", sa.Text(), nullable=False),
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("starts", CIVIL_TIME, nullable=False),
        sa.Column("ends", CIVIL_TIME, nullable=False),
        sa.Column("desk", sa.Text(), nullable=False),
        sa.Column("until", CIVIL_TIME, nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slot_hold")),
        sa.UniqueConstraint("draft", name=op.f("uq_slot_hold_draft")),
        sa.CheckConstraint("starts < ends", name=op.f("ck_slot_hold_ends_after_start")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_slot_hold_until"), "slot_hold", ["until"], unique=False)


def _create_theme() -> None:
    op.create_table(
        "theme",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("title_fr", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=False),
        sa.Column("palette", sa.Text(), nullable=False),
        sa.Column("icon", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme")),
        sa.UniqueConstraint("code", name=op.f("uq_theme_code")),
        sqlite_strict=True,
    )


def _create_agency_terms() -> None:
    op.create_table(
        "agency_terms",
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("lead_time_hours", sa.Integer(), nullable=False),
        sa.Column("lead_time_basis", sa.Text(), nullable=False),
        sa.Column("minimum_billed_minutes", sa.Integer(), nullable=False),
        sa.Column("billing_step_minutes", sa.Integer(), nullable=False),
        sa.Column("hourly_rate_cents", sa.Integer(), nullable=False),
        sa.Column("travel_fee_cents", sa.Integer(), nullable=False),
        sa.Column("desk_hours", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency_terms")),
        sa.CheckConstraint("lead_time_hours >= 0", name=op.f("ck_agency_terms_lead_time_positive")),
        sa.CheckConstraint("billing_step_minutes > 0", name=op.f("ck_agency_terms_step_positive")),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_agency_terms_agency_id")
        ),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_agency_terms_agency_id"), "agency_terms", ["agency_id"], unique=False)


def _create_cancellation_rule() -> None:
    op.create_table(
        "cancellation_rule",
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("notice_less_than_hours", sa.Integer(), nullable=False),
        sa.Column("notice_basis", sa.Text(), nullable=False),
        sa.Column("fee_percent", sa.Integer(), nullable=False),
        sa.Column("travel_fee_due", FLAG, nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cancellation_rule")),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_cancellation_rule_agency_id")
        ),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_cancellation_rule_agency_id"), "cancellation_rule", ["agency_id"], unique=False
    )


def _create_contributor() -> None:
    op.create_table(
        "contributor",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("given_name", sa.Text(), nullable=False),
        sa.Column("family_name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contributor")),
        sa.ForeignKeyConstraint(["id"], ["resource.id"], name=op.f("fk_contributor_id")),
        sqlite_strict=True,
    )


def _create_equipment() -> None:
    op.create_table(
        "equipment",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("label_fr", sa.Text(), nullable=False),
        sa.Column("label_en", sa.Text(), nullable=False),
        sa.Column("movable_quantity", sa.Integer(), nullable=True),
        sa.Column("home_site_id", sa.Integer(), nullable=True),
        sa.Column("resource_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_equipment")),
        sa.ForeignKeyConstraint(
            ["home_site_id"], ["site.id"], name=op.f("fk_equipment_home_site_id")
        ),
        sa.ForeignKeyConstraint(
            ["resource_id"], ["resource.id"], name=op.f("fk_equipment_resource_id")
        ),
        sa.UniqueConstraint("code", name=op.f("uq_equipment_code")),
        sa.UniqueConstraint("resource_id", name=op.f("uq_equipment_resource_id")),
        sqlite_strict=True,
    )


def _create_interpreter() -> None:
    op.create_table(
        "interpreter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("display_name", sa.Text(), nullable=False),
        sa.Column("gender", sa.Text(), nullable=False),
        sa.Column("language_codes", sa.Text(), nullable=False),
        sa.Column("modes", sa.Text(), nullable=False),
        sa.Column("iso_weekdays", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interpreter")),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_interpreter_agency_id")
        ),
        sa.ForeignKeyConstraint(["id"], ["resource.id"], name=op.f("fk_interpreter_id")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_interpreter_agency_id"), "interpreter", ["agency_id"], unique=False)


def _create_mediation_request() -> None:
    op.create_table(
        "mediation_request",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("received_on", DAY, nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("motive_codes", sa.Text(), nullable=False),
        sa.Column("language_code", sa.Text(), nullable=False),
        sa.Column("mediator_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("next_on", DAY, nullable=True),
        sa.Column("closed_on", DAY, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mediation_request")),
        sa.CheckConstraint(
            "status IN ('received', 'assessed', 'in_progress', 'closed', 'removed')",
            name=op.f("ck_mediation_request_status"),
        ),
        sa.CheckConstraint(
            "(status IN ('closed', 'removed')) OR (outcome = '')",
            name=op.f("ck_mediation_request_outcome_when_closed"),
        ),
        sa.ForeignKeyConstraint(
            ["mediator_id"], ["resource.id"], name=op.f("fk_mediation_request_mediator_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_mediation_request_person_id")
        ),
        sa.UniqueConstraint("code", name=op.f("uq_mediation_request_code")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_mediation_request_person_id"), "mediation_request", ["person_id"], unique=False
    )


def _create_premises() -> None:
    op.create_table(
        "premises",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("label_fr", sa.Text(), nullable=False),
        sa.Column("address_line", sa.Text(), nullable=False),
        sa.Column("valid_from", DAY, nullable=False),
        sa.Column("valid_to", DAY, nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_premises")),
        sa.CheckConstraint(
            "valid_to IS NULL OR valid_from <= valid_to", name=op.f("ck_premises_ends_after_start")
        ),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_premises_site_id")),
        sa.UniqueConstraint("code", name=op.f("uq_premises_code")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_premises_site_id"), "premises", ["site_id"], unique=False)


def _create_professional() -> None:
    op.create_table(
        "professional",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("given_name", sa.Text(), nullable=False),
        sa.Column("family_name", sa.Text(), nullable=False),
        sa.Column("gender", sa.Text(), nullable=False),
        sa.Column("profession_id", sa.Integer(), nullable=False),
        sa.Column("employment", sa.Text(), nullable=False),
        sa.Column("home_site_id", sa.Integer(), nullable=False),
        sa.Column("uses_shared_rooms", FLAG, nullable=False),
        sa.Column("spoken_languages", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("active_from", DAY, nullable=False),
        sa.Column("active_to", DAY, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_professional")),
        sa.ForeignKeyConstraint(
            ["home_site_id"], ["site.id"], name=op.f("fk_professional_home_site_id")
        ),
        sa.ForeignKeyConstraint(["id"], ["resource.id"], name=op.f("fk_professional_id")),
        sa.ForeignKeyConstraint(
            ["profession_id"], ["profession.id"], name=op.f("fk_professional_profession_id")
        ),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_professional_profession_id"), "professional", ["profession_id"], unique=False
    )


def _create_programme() -> None:
    op.create_table(
        "programme",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("title_fr", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=False),
        sa.Column("neutral_title_fr", sa.Text(), nullable=False),
        sa.Column("theme_id", sa.Integer(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("min_age", sa.Integer(), nullable=True),
        sa.Column("max_age", sa.Integer(), nullable=True),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("registration_mode", sa.Text(), nullable=False),
        sa.Column("sessions_per_cycle", sa.Integer(), nullable=True),
        sa.Column("session_minutes", sa.Integer(), nullable=False),
        sa.Column("during_school_holidays", sa.Text(), nullable=False),
        sa.Column("guardian_required", FLAG, nullable=False),
        sa.Column("facilitator_roles", sa.Text(), nullable=False),
        sa.Column("default_sheet_variant", sa.Text(), nullable=False),
        sa.Column("funder_codes", sa.Text(), nullable=False),
        sa.Column("archived", FLAG, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme")),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name=op.f("fk_programme_theme_id")),
        sa.UniqueConstraint("code", name=op.f("uq_programme_code")),
        sqlite_strict=True,
    )


def _create_site_closure() -> None:
    op.create_table(
        "site_closure",
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("first_day", DAY, nullable=False),
        sa.Column("last_day", DAY, nullable=False),
        sa.Column("reason_fr", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_closure")),
        sa.CheckConstraint("first_day <= last_day", name=op.f("ck_site_closure_ends_after_start")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_site_closure_site_id")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_site_closure_site_id"), "site_closure", ["site_id"], unique=False)


def _create_staff_member() -> None:
    op.create_table(
        "staff_member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("given_name", sa.Text(), nullable=False),
        sa.Column("family_name", sa.Text(), nullable=False),
        sa.Column("job", sa.Text(), nullable=False),
        sa.Column("app_role", sa.Text(), nullable=False),
        sa.Column("home_site_id", sa.Integer(), nullable=False),
        sa.Column("full_time_equivalent", sa.Text(), nullable=False),
        sa.Column("username", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_member")),
        sa.ForeignKeyConstraint(
            ["home_site_id"], ["site.id"], name=op.f("fk_staff_member_home_site_id")
        ),
        sa.ForeignKeyConstraint(["id"], ["resource.id"], name=op.f("fk_staff_member_id")),
        sqlite_strict=True,
    )


def _create_travel_time() -> None:
    op.create_table(
        "travel_time",
        sa.Column("site_a_id", sa.Integer(), nullable=False),
        sa.Column("site_b_id", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("site_a_id", "site_b_id", name=op.f("pk_travel_time")),
        sa.CheckConstraint("minutes >= 0", name=op.f("ck_travel_time_minutes_positive")),
        sa.ForeignKeyConstraint(["site_a_id"], ["site.id"], name=op.f("fk_travel_time_site_a_id")),
        sa.ForeignKeyConstraint(["site_b_id"], ["site.id"], name=op.f("fk_travel_time_site_b_id")),
        sqlite_strict=True,
    )


def _create_availability_exception() -> None:
    op.create_table(
        "availability_exception",
        sa.Column("professional_id", sa.Integer(), nullable=False),
        sa.Column("first_day", DAY, nullable=False),
        sa.Column("last_day", DAY, nullable=False),
        sa.Column("start_time", CLOCK_TIME, nullable=True),
        sa.Column("end_time", CLOCK_TIME, nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("replaced_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_availability_exception")),
        sa.CheckConstraint(
            "first_day <= last_day", name=op.f("ck_availability_exception_ends_after_start")
        ),
        sa.ForeignKeyConstraint(
            ["professional_id"],
            ["professional.id"],
            name=op.f("fk_availability_exception_professional_id"),
        ),
        sa.ForeignKeyConstraint(
            ["replaced_by_id"],
            ["professional.id"],
            name=op.f("fk_availability_exception_replaced_by_id"),
        ),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_availability_exception_professional_id"),
        "availability_exception",
        ["professional_id"],
        unique=False,
    )


def _create_availability_rule() -> None:
    op.create_table(
        "availability_rule",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("professional_id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("iso_weekday", sa.Integer(), nullable=False),
        sa.Column("start_time", CLOCK_TIME, nullable=False),
        sa.Column("end_time", CLOCK_TIME, nullable=False),
        sa.Column("week_parity", sa.Text(), nullable=False),
        sa.Column("interval_weeks", sa.Integer(), nullable=False),
        sa.Column("month_week", sa.Integer(), nullable=True),
        sa.Column("anchor_date", DAY, nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("during_school_holidays", sa.Text(), nullable=False),
        sa.Column("valid_from", DAY, nullable=False),
        sa.Column("valid_to", DAY, nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_availability_rule")),
        sa.CheckConstraint(
            "start_time < end_time", name=op.f("ck_availability_rule_ends_after_start")
        ),
        sa.CheckConstraint(
            "interval_weeks >= 1", name=op.f("ck_availability_rule_interval_positive")
        ),
        sa.CheckConstraint(
            "month_week BETWEEN 1 AND 5", name=op.f("ck_availability_rule_month_week")
        ),
        sa.CheckConstraint(
            "iso_weekday BETWEEN 1 AND 7", name=op.f("ck_availability_rule_weekday")
        ),
        sa.ForeignKeyConstraint(
            ["professional_id"],
            ["professional.id"],
            name=op.f("fk_availability_rule_professional_id"),
        ),
        sa.ForeignKeyConstraint(
            ["site_id"], ["site.id"], name=op.f("fk_availability_rule_site_id")
        ),
        sa.UniqueConstraint("code", name=op.f("uq_availability_rule_code")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_availability_rule_professional_id"),
        "availability_rule",
        ["professional_id"],
        unique=False,
    )


def _create_interpreter_exclusion() -> None:
    op.create_table(
        "interpreter_exclusion",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("interpreter_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "person_id", "interpreter_id", name=op.f("pk_interpreter_exclusion")
        ),
        sa.ForeignKeyConstraint(
            ["interpreter_id"],
            ["interpreter.id"],
            name=op.f("fk_interpreter_exclusion_interpreter_id"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_interpreter_exclusion_person_id")
        ),
        sqlite_strict=True,
    )


def _create_programme_step() -> None:
    op.create_table(
        "programme_step",
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("title_fr", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("start_time", CLOCK_TIME, nullable=True),
        sa.Column("min_days_after_previous_step", sa.Integer(), nullable=True),
        sa.Column("max_days_after_previous_step", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_step")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_programme_step_programme_id")
        ),
        sa.UniqueConstraint(
            "programme_id", "step", name=op.f("uq_programme_step_programme_id_step")
        ),
        sqlite_strict=True,
    )


def _create_room() -> None:
    op.create_table(
        "room",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("premises_id", sa.Integer(), nullable=True),
        sa.Column("name_fr", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("neutral_name_fr", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("floor", sa.Integer(), nullable=True),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("area_m2", sa.Integer(), nullable=True),
        sa.Column("wheelchair_accessible", FLAG, nullable=False),
        sa.Column("equipment_codes", sa.Text(), nullable=False),
        sa.Column("setup_minutes", sa.Integer(), nullable=False),
        sa.Column("bookable_from", DAY, nullable=True),
        sa.Column("bookable_to", DAY, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_room")),
        sa.CheckConstraint("capacity >= 0", name=op.f("ck_room_capacity_positive")),
        sa.CheckConstraint("setup_minutes >= 0", name=op.f("ck_room_setup_positive")),
        sa.ForeignKeyConstraint(["id"], ["resource.id"], name=op.f("fk_room_id")),
        sa.ForeignKeyConstraint(["premises_id"], ["premises.id"], name=op.f("fk_room_premises_id")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_room_site_id")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_room_premises_id"), "room", ["premises_id"], unique=False)
    op.create_index(op.f("ix_room_site_id"), "room", ["site_id"], unique=False)


def _create_appointment() -> None:
    op.create_table(
        "appointment",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("worker_id", sa.Integer(), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=False),
        sa.Column("starts", CIVIL_TIME, nullable=False),
        sa.Column("ends", CIVIL_TIME, nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("cancelled_by", sa.Text(), nullable=False),
        sa.Column("kept", sa.Text(), nullable=False),
        sa.Column("kept_reason", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment")),
        sa.CheckConstraint("starts < ends", name=op.f("ck_appointment_ends_after_start")),
        sa.CheckConstraint("kind IN ('boussole', 'mediation')", name=op.f("ck_appointment_kind")),
        sa.CheckConstraint(
            "status IN ('planned', 'honoured', 'no_show', 'excused', 'cancelled', 'removed')",
            name=op.f("ck_appointment_status"),
        ),
        sa.CheckConstraint(
            "(status = 'cancelled') OR (cancelled_by = '')",
            name=op.f("ck_appointment_cancelled_by_somebody"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_appointment_person_id")
        ),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_appointment_room_id")),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["resource.id"], name=op.f("fk_appointment_worker_id")
        ),
        sa.UniqueConstraint("code", name=op.f("uq_appointment_code")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_appointment_person_id"), "appointment", ["person_id"], unique=False)
    op.create_index(op.f("ix_appointment_room_id"), "appointment", ["room_id"], unique=False)
    op.create_index(op.f("ix_appointment_starts"), "appointment", ["starts"], unique=False)
    op.create_index(op.f("ix_appointment_worker_id"), "appointment", ["worker_id"], unique=False)


def _create_cycle() -> None:
    op.create_table(
        "cycle",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("title_fr", sa.Text(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=False),
        sa.Column("iso_weekday", sa.Integer(), nullable=False),
        sa.Column("start_time", CLOCK_TIME, nullable=False),
        sa.Column("end_time", CLOCK_TIME, nullable=False),
        sa.Column("recurrence", sa.Text(), nullable=False),
        sa.Column("first_date", DAY, nullable=False),
        sa.Column("until_date", DAY, nullable=True),
        sa.Column("session_count", sa.Integer(), nullable=True),
        sa.Column("facilitator_codes", sa.Text(), nullable=False),
        sa.Column("interpreter_language", sa.Text(), nullable=False),
        sa.Column("holiday_policy", sa.Text(), nullable=False),
        sa.Column("removed", FLAG, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cycle")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_cycle_programme_id")
        ),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_cycle_room_id")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_cycle_site_id")),
        sa.UniqueConstraint("code", name=op.f("uq_cycle_code")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_cycle_programme_id"), "cycle", ["programme_id"], unique=False)


def _create_opening_hours() -> None:
    op.create_table(
        "opening_hours",
        sa.Column("site_id", sa.Integer(), nullable=True),
        sa.Column("room_id", sa.Integer(), nullable=True),
        sa.Column("iso_weekday", sa.Integer(), nullable=False),
        sa.Column("opens", CLOCK_TIME, nullable=False),
        sa.Column("closes", CLOCK_TIME, nullable=False),
        sa.Column("valid_from", DAY, nullable=False),
        sa.Column("valid_to", DAY, nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opening_hours")),
        sa.CheckConstraint("opens < closes", name=op.f("ck_opening_hours_ends_after_start")),
        sa.CheckConstraint(
            "(site_id IS NULL) <> (room_id IS NULL)", name=op.f("ck_opening_hours_site_or_room")
        ),
        sa.CheckConstraint("iso_weekday BETWEEN 1 AND 7", name=op.f("ck_opening_hours_weekday")),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_opening_hours_room_id")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_opening_hours_site_id")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_opening_hours_room_id"), "opening_hours", ["room_id"], unique=False)
    op.create_index(op.f("ix_opening_hours_site_id"), "opening_hours", ["site_id"], unique=False)


def _create_room_block() -> None:
    op.create_table(
        "room_block",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=False),
        sa.Column("starts", CIVIL_TIME, nullable=False),
        sa.Column("ends", CIVIL_TIME, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("removed", FLAG, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_room_block")),
        sa.CheckConstraint("starts < ends", name=op.f("ck_room_block_ends_after_start")),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_room_block_room_id")),
        sa.UniqueConstraint("code", name=op.f("uq_room_block_code")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_room_block_room_id_starts"), "room_block", ["room_id", "starts"], unique=False
    )


def _create_room_part() -> None:
    op.create_table(
        "room_part",
        sa.Column("room_id", sa.Integer(), nullable=False),
        sa.Column("part_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("room_id", "part_id", name=op.f("pk_room_part")),
        sa.CheckConstraint("room_id <> part_id", name=op.f("ck_room_part_not_itself")),
        sa.ForeignKeyConstraint(["part_id"], ["room.id"], name=op.f("fk_room_part_part_id")),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_room_part_room_id")),
        sqlite_strict=True,
    )


def _create_standing_interpreter() -> None:
    op.create_table(
        "standing_interpreter",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("interpreter_id", sa.Integer(), nullable=False),
        sa.Column("language_code", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=False),
        sa.Column("iso_weekday", sa.Integer(), nullable=False),
        sa.Column("start_time", CLOCK_TIME, nullable=False),
        sa.Column("end_time", CLOCK_TIME, nullable=False),
        sa.Column("week_parity", sa.Text(), nullable=False),
        sa.Column("valid_from", DAY, nullable=False),
        sa.Column("valid_to", DAY, nullable=True),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standing_interpreter")),
        sa.ForeignKeyConstraint(
            ["interpreter_id"],
            ["interpreter.id"],
            name=op.f("fk_standing_interpreter_interpreter_id"),
        ),
        sa.ForeignKeyConstraint(
            ["room_id"], ["room.id"], name=op.f("fk_standing_interpreter_room_id")
        ),
        sa.ForeignKeyConstraint(
            ["site_id"], ["site.id"], name=op.f("fk_standing_interpreter_site_id")
        ),
        sa.UniqueConstraint("code", name=op.f("uq_standing_interpreter_code")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_standing_interpreter_interpreter_id"),
        "standing_interpreter",
        ["interpreter_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_standing_interpreter_room_id"), "standing_interpreter", ["room_id"], unique=False
    )


def _create_standing_room() -> None:
    op.create_table(
        "standing_room",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("professional_id", sa.Integer(), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=False),
        sa.Column("iso_weekday", sa.Integer(), nullable=False),
        sa.Column("start_time", CLOCK_TIME, nullable=False),
        sa.Column("end_time", CLOCK_TIME, nullable=False),
        sa.Column("week_parity", sa.Text(), nullable=False),
        sa.Column("valid_from", DAY, nullable=False),
        sa.Column("valid_to", DAY, nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standing_room")),
        sa.ForeignKeyConstraint(
            ["professional_id"], ["professional.id"], name=op.f("fk_standing_room_professional_id")
        ),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_standing_room_room_id")),
        sa.UniqueConstraint("code", name=op.f("uq_standing_room_code")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_standing_room_professional_id"), "standing_room", ["professional_id"], unique=False
    )
    op.create_index(op.f("ix_standing_room_room_id"), "standing_room", ["room_id"], unique=False)


def _create_workshop_session() -> None:
    op.create_table(
        "workshop_session",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=True),
        sa.Column("programme_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("starts", CIVIL_TIME, nullable=False),
        sa.Column("ends", CIVIL_TIME, nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("places", sa.Integer(), nullable=True),
        sa.Column("needs", sa.Text(), nullable=False),
        sa.Column("interpreter_language", sa.Text(), nullable=False),
        sa.Column("kept", sa.Text(), nullable=False),
        sa.Column("kept_reason", sa.Text(), nullable=False),
        sa.Column("headcount", sa.Integer(), nullable=True),
        sa.Column("planned_starts", CIVIL_TIME, nullable=True),
        sa.Column("partners", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("waiting_limit", sa.Integer(), nullable=True),
        sa.Column("walk_in", FLAG, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workshop_session")),
        sa.CheckConstraint("starts < ends", name=op.f("ck_workshop_session_ends_after_start")),
        sa.CheckConstraint(
            "headcount IS NULL OR headcount >= 0",
            name=op.f("ck_workshop_session_headcount_positive"),
        ),
        sa.CheckConstraint(
            "number IS NULL OR cycle_id IS NOT NULL",
            name=op.f("ck_workshop_session_number_in_cycle"),
        ),
        sa.CheckConstraint(
            "places IS NULL OR places BETWEEN 0 AND 1000",
            name=op.f("ck_workshop_session_places_range"),
        ),
        sa.CheckConstraint(
            "status IN ('option', 'planned', 'held', 'cancelled', 'skipped', 'removed')",
            name=op.f("ck_workshop_session_status"),
        ),
        sa.CheckConstraint(
            "waiting_limit IS NULL OR waiting_limit BETWEEN 0 AND 1000",
            name=op.f("ck_workshop_session_waiting_range"),
        ),
        sa.ForeignKeyConstraint(
            ["cycle_id"], ["cycle.id"], name=op.f("fk_workshop_session_cycle_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_workshop_session_programme_id")
        ),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_workshop_session_room_id")),
        sa.UniqueConstraint("code", name=op.f("uq_workshop_session_code")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_workshop_session_cycle_id_starts"),
        "workshop_session",
        ["cycle_id", "starts"],
        unique=False,
    )
    op.create_index(
        op.f("ix_workshop_session_programme_id"), "workshop_session", ["programme_id"], unique=False
    )
    op.create_index(
        op.f("ix_workshop_session_room_id"), "workshop_session", ["room_id"], unique=False
    )
    op.create_index(
        op.f("ix_workshop_session_starts"), "workshop_session", ["starts"], unique=False
    )


def _create_allocation() -> None:
    op.create_table(
        "allocation",
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column("appointment_id", sa.Integer(), nullable=True),
        sa.Column("resource_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("starts", CIVIL_TIME, nullable=True),
        sa.Column("ends", CIVIL_TIME, nullable=True),
        sa.Column("dropped", FLAG, nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_allocation")),
        sa.CheckConstraint("quantity BETWEEN 1 AND 200", name=op.f("ck_allocation_quantity_range")),
        sa.CheckConstraint(
            "(session_id IS NULL) <> (appointment_id IS NULL)",
            name=op.f("ck_allocation_session_or_appointment"),
        ),
        sa.CheckConstraint(
            "(starts IS NULL) = (ends IS NULL)", name=op.f("ck_allocation_span_whole")
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_allocation_appointment_id")
        ),
        sa.ForeignKeyConstraint(
            ["resource_id"], ["resource.id"], name=op.f("fk_allocation_resource_id")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["workshop_session.id"], name=op.f("fk_allocation_session_id")
        ),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_allocation_appointment_id"), "allocation", ["appointment_id"], unique=False
    )
    op.create_index(op.f("ix_allocation_resource_id"), "allocation", ["resource_id"], unique=False)
    op.create_index(op.f("ix_allocation_session_id"), "allocation", ["session_id"], unique=False)


def _create_attendance() -> None:
    op.create_table(
        "attendance",
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_attendance_person_id")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["workshop_session.id"], name=op.f("fk_attendance_session_id")
        ),
        sa.UniqueConstraint(
            "session_id", "person_id", name=op.f("uq_attendance_session_id_person_id")
        ),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_attendance_person_id"), "attendance", ["person_id"], unique=False)


def _create_call() -> None:
    op.create_table(
        "call",
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("since", CIVIL_TIME, nullable=False),
        sa.Column("called_at", CIVIL_TIME, nullable=True),
        sa.Column("desk", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call")),
        sa.CheckConstraint(
            "status IN ('to_call', 'told', 'message_left', 'unreachable', 'removed')",
            name=op.f("ck_call_status"),
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_call_person_id")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["workshop_session.id"], name=op.f("fk_call_session_id")
        ),
        sa.UniqueConstraint("session_id", "person_id", name=op.f("uq_call_session_id_person_id")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_call_person_id"), "call", ["person_id"], unique=False)
    op.create_index(op.f("ix_call_status"), "call", ["status"], unique=False)


def _create_enrolment() -> None:
    op.create_table(
        "enrolment",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column("cycle_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.Column("since", CIVIL_TIME, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrolment")),
        sa.CheckConstraint(
            "(status = 'waiting') = (rank IS NOT NULL)",
            name=op.f("ck_enrolment_rank_while_waiting"),
        ),
        sa.CheckConstraint(
            "(session_id IS NULL) <> (cycle_id IS NULL)", name=op.f("ck_enrolment_session_or_cycle")
        ),
        sa.CheckConstraint(
            "status IN ('enrolled', 'waiting', 'withdrawn', 'removed')",
            name=op.f("ck_enrolment_status"),
        ),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_enrolment_cycle_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_enrolment_person_id")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["workshop_session.id"], name=op.f("fk_enrolment_session_id")
        ),
        sa.UniqueConstraint("cycle_id", "person_id", name=op.f("uq_enrolment_cycle_id_person_id")),
        sa.UniqueConstraint(
            "session_id", "person_id", name=op.f("uq_enrolment_session_id_person_id")
        ),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_enrolment_person_id"), "enrolment", ["person_id"], unique=False)


def _create_interpreter_order() -> None:
    op.create_table(
        "interpreter_order",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column("appointment_id", sa.Integer(), nullable=True),
        sa.Column("language_code", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("interpreter_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("urgent", FLAG, nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("changed_at", CIVIL_TIME, nullable=False),
        sa.Column("planned_starts", CIVIL_TIME, nullable=False),
        sa.Column("planned_ends", CIVIL_TIME, nullable=False),
        sa.Column("actual_starts", CIVIL_TIME, nullable=True),
        sa.Column("actual_ends", CIVIL_TIME, nullable=True),
        sa.Column("billed_minutes", sa.Integer(), nullable=True),
        sa.Column("cost_cents", sa.Integer(), nullable=True),
        sa.Column("payer", sa.Text(), nullable=False),
        sa.Column("envelope_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interpreter_order")),
        sa.CheckConstraint(
            "(session_id IS NULL) <> (appointment_id IS NULL)",
            name=op.f("ck_interpreter_order_session_or_appointment"),
        ),
        sa.CheckConstraint(
            "status IN ('to_order', 'requested', 'confirmed', 'to_reconfirm', 'done', 'invoiced', 'refused', 'cancelled_free', 'cancelled_with_fee', 'interpreter_absent', 'user_absent', 'removed')",
            name=op.f("ck_interpreter_order_status"),
        ),
        sa.CheckConstraint("payer IN ('centre', 'other')", name=op.f("ck_interpreter_order_payer")),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_interpreter_order_agency_id")
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_interpreter_order_appointment_id")
        ),
        sa.ForeignKeyConstraint(
            ["envelope_id"], ["funding_envelope.id"], name=op.f("fk_interpreter_order_envelope_id")
        ),
        sa.ForeignKeyConstraint(
            ["interpreter_id"], ["interpreter.id"], name=op.f("fk_interpreter_order_interpreter_id")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["workshop_session.id"], name=op.f("fk_interpreter_order_session_id")
        ),
        sa.UniqueConstraint("code", name=op.f("uq_interpreter_order_code")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_interpreter_order_appointment_id"),
        "interpreter_order",
        ["appointment_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_interpreter_order_envelope_id"), "interpreter_order", ["envelope_id"], unique=False
    )
    op.create_index(
        op.f("ix_interpreter_order_session_id"), "interpreter_order", ["session_id"], unique=False
    )


def _create_claim() -> None:
    op.create_table(
        "claim",
        sa.Column("allocation_id", sa.Integer(), nullable=False),
        sa.Column("resource_id", sa.Integer(), nullable=False),
        sa.Column("unit", sa.Integer(), nullable=False),
        sa.Column("starts_at", CIVIL_TIME, nullable=False),
        sa.Column("ends_at", CIVIL_TIME, nullable=False),
        sa.Column("active", FLAG, nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
        sa.CheckConstraint("active IN (true, false)", name=op.f("ck_claim_active_known")),
        sa.CheckConstraint(
            "ends_at - starts_at <= interval '1440 minutes'", name=op.f("ck_claim_at_most_one_day")
        ).ddl_if(dialect="postgresql"),
        sa.CheckConstraint(
            "ends_at - starts_at <= 1440", name=op.f("ck_claim_at_most_one_day")
        ).ddl_if(dialect="sqlite"),
        sa.CheckConstraint("starts_at < ends_at", name=op.f("ck_claim_ends_after_start")),
        sa.CheckConstraint("ends_at <= 53121600", name=op.f("ck_claim_not_after_2100")).ddl_if(
            dialect="sqlite"
        ),
        sa.CheckConstraint(
            "ends_at <= '2101-01-01 00:00:00'", name=op.f("ck_claim_not_after_2100")
        ).ddl_if(dialect="postgresql"),
        sa.CheckConstraint("starts_at >= 0", name=op.f("ck_claim_not_before_2000")).ddl_if(
            dialect="sqlite"
        ),
        sa.CheckConstraint(
            "starts_at >= '2000-01-01 00:00:00'", name=op.f("ck_claim_not_before_2000")
        ).ddl_if(dialect="postgresql"),
        sa.CheckConstraint("unit >= 1", name=op.f("ck_claim_unit_positive")),
        sa.ForeignKeyConstraint(
            ["allocation_id"],
            ["allocation.id"],
            name=op.f("fk_claim_allocation_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["resource_id"], ["resource.id"], name=op.f("fk_claim_resource_id"), ondelete="RESTRICT"
        ),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_claim_allocation_id"), "claim", ["allocation_id"], unique=False)
    op.create_index(
        op.f("ix_claim_probe"),
        "claim",
        ["resource_id", "starts_at", "ends_at", "unit", "active"],
        unique=False,
    )
    op.create_index(op.f("ix_claim_starts_at"), "claim", ["starts_at"], unique=False)


def _create_sheet() -> None:
    op.create_table(
        "sheet",
        sa.Column("kind", sa.Integer(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column("cycle_id", sa.Integer(), nullable=True),
        sa.Column("order_id", sa.Integer(), nullable=True),
        sa.Column("variant", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("snapshot", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("issued_at", CIVIL_TIME, nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet")),
        sa.CheckConstraint("edition BETWEEN 1 AND 9999", name=op.f("ck_sheet_edition_range")),
        sa.CheckConstraint("kind BETWEEN 1 AND 3", name=op.f("ck_sheet_kind")),
        sa.CheckConstraint(
            "status IN ('printed', 'signed', 'filed', 'void')", name=op.f("ck_sheet_status")
        ),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_sheet_cycle_id")),
        sa.ForeignKeyConstraint(
            ["order_id"], ["interpreter_order.id"], name=op.f("fk_sheet_order_id")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["workshop_session.id"], name=op.f("fk_sheet_session_id")
        ),
        sa.UniqueConstraint("kind", "serial", "edition", name=op.f("uq_sheet_kind_serial_edition")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_sheet_cycle_id"), "sheet", ["cycle_id"], unique=False)
    op.create_index(op.f("ix_sheet_order_id"), "sheet", ["order_id"], unique=False)
    op.create_index(op.f("ix_sheet_session_id"), "sheet", ["session_id"], unique=False)


def _create_sheet_print() -> None:
    op.create_table(
        "sheet_print",
        sa.Column("sheet_id", sa.Integer(), nullable=False),
        sa.Column("copy", sa.Integer(), nullable=False),
        sa.Column("printed_at", CIVIL_TIME, nullable=False),
        sa.Column("desk", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet_print")),
        sa.ForeignKeyConstraint(["sheet_id"], ["sheet.id"], name=op.f("fk_sheet_print_sheet_id")),
        sa.UniqueConstraint("sheet_id", "copy", name=op.f("uq_sheet_print_sheet_id_copy")),
        sqlite_strict=True,
    )


TABLES = (
    _create_access_log,
    _create_agency,
    _create_attendance_status,
    _create_centre,
    _create_funder,
    _create_funding_envelope,
    _create_journal,
    _create_language,
    _create_mediation_motive,
    _create_open_form,
    _create_person,
    _create_profession,
    _create_public_holiday,
    _create_resource,
    _create_retention_rule,
    _create_school_holiday,
    _create_sheet_variant,
    _create_site,
    _create_slot_hold,
    _create_theme,
    _create_agency_terms,
    _create_cancellation_rule,
    _create_contributor,
    _create_equipment,
    _create_interpreter,
    _create_mediation_request,
    _create_premises,
    _create_professional,
    _create_programme,
    _create_site_closure,
    _create_staff_member,
    _create_travel_time,
    _create_availability_exception,
    _create_availability_rule,
    _create_interpreter_exclusion,
    _create_programme_step,
    _create_room,
    _create_appointment,
    _create_cycle,
    _create_opening_hours,
    _create_room_block,
    _create_room_part,
    _create_standing_interpreter,
    _create_standing_room,
    _create_workshop_session,
    _create_allocation,
    _create_attendance,
    _create_call,
    _create_enrolment,
    _create_interpreter_order,
    _create_claim,
    _create_sheet,
    _create_sheet_print,
)
