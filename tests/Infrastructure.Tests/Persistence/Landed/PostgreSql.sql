-- A database of 28 November 2026, when the journal's triggers came with a migration of the year 2027:
-- dotnet ef migrations script --project src/Infrastructure --context PostgreSqlContext
CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" character varying(150) NOT NULL,
    "ProductVersion" character varying(32) NOT NULL,
    CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY ("MigrationId")
);

START TRANSACTION;
CREATE TABLE "Campaigns" (
    "Id" uuid NOT NULL,
    "Code" character varying(100) COLLATE "C" NOT NULL,
    "PolicyCode" character varying(100) COLLATE "C" NOT NULL,
    "IsSandbox" boolean NOT NULL,
    "Clock" date,
    "IsDiscarded" boolean NOT NULL,
    "PolicyVersion" character varying(100) COLLATE "C" NOT NULL,
    "Amendments" text NOT NULL,
    "Sanctions" text NOT NULL,
    "Waivers" text NOT NULL,
    "ProposedListId" uuid,
    "DecisionId" uuid,
    "ErasedOn" date,
    "CampaignId" uuid NOT NULL,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_Campaigns" PRIMARY KEY ("Id")
);

CREATE TABLE "KeptAnswers" (
    "Caller" character varying(200) COLLATE "C" NOT NULL,
    "Key" character varying(200) COLLATE "C" NOT NULL,
    "RequestDigest" character varying(100) COLLATE "C" NOT NULL,
    "Status" integer NOT NULL,
    "Body" text NOT NULL,
    "Location" character varying(400) COLLATE "C",
    "ETag" character varying(40) COLLATE "C",
    "ExpiresAt" timestamp(3) with time zone NOT NULL,
    CONSTRAINT "PK_KeptAnswers" PRIMARY KEY ("Caller", "Key")
);

CREATE TABLE "PolicySources" (
    "Code" character varying(100) COLLATE "C" NOT NULL,
    "Version" character varying(100) COLLATE "C" NOT NULL,
    "Files" text NOT NULL,
    CONSTRAINT "PK_PolicySources" PRIMARY KEY ("Code", "Version")
);

CREATE TABLE "Decisions" (
    "Id" uuid NOT NULL,
    "DocumentNumber" character varying(200) COLLATE "C" NOT NULL,
    "DecidedOn" date NOT NULL,
    "Nominations" text NOT NULL,
    "CampaignId" uuid NOT NULL,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_Decisions" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_Decisions_Campaigns_CampaignId" FOREIGN KEY ("CampaignId") REFERENCES "Campaigns" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Journal" (
    "Id" uuid NOT NULL,
    "CampaignId" uuid NOT NULL,
    "SubjectKind" character varying(40) COLLATE "C" NOT NULL,
    "SubjectId" uuid NOT NULL,
    "Sequence" integer NOT NULL,
    "Act" character varying(40) COLLATE "C" NOT NULL,
    "Actor" character varying(100) COLLATE "C" NOT NULL,
    "Caller" character varying(400) COLLATE "C" NOT NULL,
    "On" date NOT NULL,
    "RecordedAt" timestamp(3) with time zone NOT NULL,
    "Clause" character varying(100) COLLATE "C",
    "From" character varying(120) COLLATE "C",
    "To" character varying(120) COLLATE "C",
    "PolicyVersion" character varying(100) COLLATE "C" NOT NULL,
    "Details" text NOT NULL,
    "VerdictDigest" character varying(100) COLLATE "C",
    "Correlation" character varying(100) COLLATE "C" NOT NULL,
    "Number" bigint NOT NULL,
    "Algorithm" character varying(40) COLLATE "C" NOT NULL,
    "Previous" character varying(200) COLLATE "C" NOT NULL,
    "Hash" character varying(200) COLLATE "C" NOT NULL,
    "States" text NOT NULL,
    CONSTRAINT "PK_Journal" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_Journal_Campaigns_CampaignId" FOREIGN KEY ("CampaignId") REFERENCES "Campaigns" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "JournalHeads" (
    "CampaignId" uuid NOT NULL,
    "Number" bigint NOT NULL,
    "Hash" character varying(200) COLLATE "C" NOT NULL,
    "CampaignVersion" integer NOT NULL,
    CONSTRAINT "PK_JournalHeads" PRIMARY KEY ("CampaignId"),
    CONSTRAINT "FK_JournalHeads_Campaigns_CampaignId" FOREIGN KEY ("CampaignId") REFERENCES "Campaigns" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Nominations" (
    "Id" uuid NOT NULL,
    "Award" character varying(100) COLLATE "C" NOT NULL,
    "RecommendedBy" character varying(100) COLLATE "C" NOT NULL,
    "Channel" character varying(100) COLLATE "C",
    "QuotaHolder" character varying(100) COLLATE "C",
    "Reserve" integer,
    "CreatedOn" date NOT NULL,
    "LastActOn" date NOT NULL,
    "State" character varying(120) COLLATE "C" NOT NULL,
    "Facts" text NOT NULL,
    "Records" text NOT NULL,
    "Publications" text NOT NULL,
    "Passages" text NOT NULL,
    "LateAcceptances" text NOT NULL,
    "Hands" text NOT NULL,
    "Recusals" text NOT NULL,
    "PersonKey" character varying(200) COLLATE "C" NOT NULL,
    "HoldsPlace" boolean NOT NULL,
    "LivingKey" character varying(200) COLLATE "C",
    "Identifier" character varying(400) COLLATE "C" NOT NULL,
    "Kind" character varying(40) COLLATE "C" NOT NULL,
    "Name" character varying(200) COLLATE "C" NOT NULL,
    "CampaignId" uuid NOT NULL,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_Nominations" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_Nominations_Campaigns_CampaignId" FOREIGN KEY ("CampaignId") REFERENCES "Campaigns" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "ProposedLists" (
    "Id" uuid NOT NULL,
    "Stage" character varying(100) COLLATE "C" NOT NULL,
    "DrawnUpOn" date NOT NULL,
    "Nominations" text NOT NULL,
    "Replacements" text NOT NULL,
    "CampaignId" uuid NOT NULL,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_ProposedLists" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_ProposedLists_Campaigns_CampaignId" FOREIGN KEY ("CampaignId") REFERENCES "Campaigns" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "PublicNotices" (
    "Id" uuid NOT NULL,
    "Stage" character varying(100) COLLATE "C" NOT NULL,
    "Organisation" character varying(100) COLLATE "C" NOT NULL,
    "PostedOn" date NOT NULL,
    "Content" text NOT NULL,
    "Nominations" text NOT NULL,
    "Objections" text NOT NULL,
    "CampaignId" uuid NOT NULL,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_PublicNotices" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_PublicNotices_Campaigns_CampaignId" FOREIGN KEY ("CampaignId") REFERENCES "Campaigns" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "QuotaAccounts" (
    "Id" uuid NOT NULL,
    "Organisation" character varying(100) COLLATE "C" NOT NULL,
    "Award" character varying(100) COLLATE "C" NOT NULL,
    "Places" integer NOT NULL,
    "Taken" integer NOT NULL,
    "Exempt" integer NOT NULL,
    "Forfeited" integer NOT NULL,
    "Reserves" text NOT NULL,
    "Lapsed" boolean NOT NULL,
    "CampaignId" uuid NOT NULL,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_QuotaAccounts" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_QuotaAccounts_Campaigns_CampaignId" FOREIGN KEY ("CampaignId") REFERENCES "Campaigns" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Submissions" (
    "Id" uuid NOT NULL,
    "Stage" character varying(100) COLLATE "C" NOT NULL,
    "Organisation" character varying(100) COLLATE "C" NOT NULL,
    "SubmittedOn" date NOT NULL,
    "Report" text NOT NULL,
    "Forms" text NOT NULL,
    "Nominations" text NOT NULL,
    "CampaignId" uuid NOT NULL,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_Submissions" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_Submissions_Campaigns_CampaignId" FOREIGN KEY ("CampaignId") REFERENCES "Campaigns" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Honours" (
    "Id" uuid NOT NULL,
    "DecisionId" uuid NOT NULL,
    "NominationId" uuid NOT NULL,
    "Award" character varying(100) COLLATE "C" NOT NULL,
    "Title" text NOT NULL,
    "Posthumous" boolean NOT NULL,
    "Name" character varying(200) COLLATE "C" NOT NULL,
    "RecommendedBy" character varying(100) COLLATE "C" NOT NULL,
    "Order" integer NOT NULL,
    "Number" character varying(200) COLLATE "C",
    "NumberedDocument" character varying(40) COLLATE "C",
    "Bonus" integer,
    "GrantedOn" date NOT NULL,
    "Revocation" text,
    "CampaignId" uuid NOT NULL,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_Honours" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_Honours_Campaigns_CampaignId" FOREIGN KEY ("CampaignId") REFERENCES "Campaigns" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Honours_Decisions_DecisionId" FOREIGN KEY ("DecisionId") REFERENCES "Decisions" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Honours_Nominations_NominationId" FOREIGN KEY ("NominationId") REFERENCES "Nominations" ("Id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_Campaigns_Code" ON "Campaigns" ("Code");

CREATE INDEX "IX_Decisions_CampaignId_Id" ON "Decisions" ("CampaignId", "Id");

CREATE INDEX "IX_Honours_CampaignId_Id" ON "Honours" ("CampaignId", "Id");

CREATE INDEX "IX_Honours_DecisionId" ON "Honours" ("DecisionId");

CREATE INDEX "IX_Honours_NominationId" ON "Honours" ("NominationId");

CREATE INDEX "IX_Journal_CampaignId_Id" ON "Journal" ("CampaignId", "Id");

CREATE UNIQUE INDEX "IX_Journal_CampaignId_Number" ON "Journal" ("CampaignId", "Number");

CREATE UNIQUE INDEX "IX_Journal_SubjectId_Sequence" ON "Journal" ("SubjectId", "Sequence");

CREATE INDEX "IX_KeptAnswers_ExpiresAt" ON "KeptAnswers" ("ExpiresAt");

CREATE INDEX "IX_Nominations_CampaignId_Award_Id" ON "Nominations" ("CampaignId", "Award", "Id");

CREATE INDEX "IX_Nominations_CampaignId_Id" ON "Nominations" ("CampaignId", "Id");

CREATE INDEX "IX_Nominations_CampaignId_LastActOn_Id" ON "Nominations" ("CampaignId", "LastActOn", "Id");

CREATE UNIQUE INDEX "IX_Nominations_CampaignId_LivingKey" ON "Nominations" ("CampaignId", "LivingKey");

CREATE INDEX "IX_Nominations_CampaignId_RecommendedBy_Id" ON "Nominations" ("CampaignId", "RecommendedBy", "Id");

CREATE INDEX "IX_Nominations_CampaignId_State_Id" ON "Nominations" ("CampaignId", "State", "Id");

CREATE INDEX "IX_Nominations_PersonKey" ON "Nominations" ("PersonKey");

CREATE INDEX "IX_ProposedLists_CampaignId_Id" ON "ProposedLists" ("CampaignId", "Id");

CREATE INDEX "IX_PublicNotices_CampaignId_Id" ON "PublicNotices" ("CampaignId", "Id");

CREATE INDEX "IX_QuotaAccounts_CampaignId_Id" ON "QuotaAccounts" ("CampaignId", "Id");

CREATE UNIQUE INDEX "IX_QuotaAccounts_CampaignId_Organisation_Award" ON "QuotaAccounts" ("CampaignId", "Organisation", "Award");

CREATE INDEX "IX_Submissions_CampaignId_Id" ON "Submissions" ("CampaignId", "Id");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126002927_Initial', '10.0.15');

COMMIT;

START TRANSACTION;
CREATE TABLE "RequestCounts" (
    "Caller" character varying(100) COLLATE "C" NOT NULL,
    "FullAt" bigint NOT NULL,
    CONSTRAINT "PK_RequestCounts" PRIMARY KEY ("Caller")
);

CREATE INDEX "IX_RequestCounts_FullAt" ON "RequestCounts" ("FullAt");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126020826_SharedRequestCounts', '10.0.15');

COMMIT;

START TRANSACTION;
CREATE FUNCTION "Journal_refuses"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The journal is append-only.' USING ERRCODE = 'restrict_violation';
END;
$$;
CREATE TRIGGER "Journal_is_append_only" BEFORE UPDATE OR DELETE ON "Journal" FOR EACH ROW EXECUTE FUNCTION "Journal_refuses"();
CREATE TRIGGER "Journal_is_never_emptied" BEFORE TRUNCATE ON "Journal" FOR EACH STATEMENT EXECUTE FUNCTION "Journal_refuses"();

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20270101000000_JournalIsAppendOnly', '10.0.15');

COMMIT;

