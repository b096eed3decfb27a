-- A database of 28 November 2026, when the journal's triggers came with a migration of the year 2027:
-- dotnet ef migrations script --project src/Infrastructure --context SqliteContext
CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

BEGIN TRANSACTION;
CREATE TABLE "Campaigns" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Campaigns" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "PolicyCode" TEXT NOT NULL,
    "IsSandbox" INTEGER NOT NULL,
    "Clock" TEXT NULL,
    "IsDiscarded" INTEGER NOT NULL,
    "PolicyVersion" TEXT NOT NULL,
    "Amendments" TEXT NOT NULL,
    "Sanctions" TEXT NOT NULL,
    "Waivers" TEXT NOT NULL,
    "ProposedListId" TEXT NULL,
    "DecisionId" TEXT NULL,
    "ErasedOn" TEXT NULL,
    "CampaignId" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "KeptAnswers" (
    "Caller" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "RequestDigest" TEXT NOT NULL,
    "Status" INTEGER NOT NULL,
    "Body" TEXT NOT NULL,
    "Location" TEXT NULL,
    "ETag" TEXT NULL,
    "ExpiresAt" TEXT NOT NULL,
    CONSTRAINT "PK_KeptAnswers" PRIMARY KEY ("Caller", "Key")
);

CREATE TABLE "PolicySources" (
    "Code" TEXT NOT NULL,
    "Version" TEXT NOT NULL,
    "Files" TEXT NOT NULL,
    CONSTRAINT "PK_PolicySources" PRIMARY KEY ("Code", "Version")
);

CREATE TABLE "Decisions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Decisions" PRIMARY KEY,
    "DocumentNumber" TEXT NOT NULL,
    "DecidedOn" TEXT NOT NULL,
    "Nominations" TEXT NOT NULL,
    "CampaignId" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Decisions_Campaigns_CampaignId" FOREIGN KEY ("CampaignId") REFERENCES "Campaigns" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Journal" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Journal" PRIMARY KEY,
    "CampaignId" TEXT NOT NULL,
    "SubjectKind" TEXT NOT NULL,
    "SubjectId" TEXT NOT NULL,
    "Sequence" INTEGER NOT NULL,
    "Act" TEXT NOT NULL,
    "Actor" TEXT NOT NULL,
    "Caller" TEXT NOT NULL,
    "On" TEXT NOT NULL,
    "RecordedAt" TEXT NOT NULL,
    "Clause" TEXT NULL,
    "From" TEXT NULL,
    "To" TEXT NULL,
    "PolicyVersion" TEXT NOT NULL,
    "Details" TEXT NOT NULL,
    "VerdictDigest" TEXT NULL,
    "Correlation" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Algorithm" TEXT NOT NULL,
    "Previous" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    "States" TEXT NOT NULL,
    CONSTRAINT "FK_Journal_Campaigns_CampaignId" FOREIGN KEY ("CampaignId") REFERENCES "Campaigns" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "JournalHeads" (
    "CampaignId" TEXT NOT NULL CONSTRAINT "PK_JournalHeads" PRIMARY KEY,
    "Number" INTEGER NOT NULL,
    "Hash" TEXT NOT NULL,
    "CampaignVersion" INTEGER NOT NULL,
    CONSTRAINT "FK_JournalHeads_Campaigns_CampaignId" FOREIGN KEY ("CampaignId") REFERENCES "Campaigns" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Nominations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Nominations" PRIMARY KEY,
    "Award" TEXT NOT NULL,
    "RecommendedBy" TEXT NOT NULL,
    "Channel" TEXT NULL,
    "QuotaHolder" TEXT NULL,
    "Reserve" INTEGER NULL,
    "CreatedOn" TEXT NOT NULL,
    "LastActOn" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Facts" TEXT NOT NULL,
    "Records" TEXT NOT NULL,
    "Publications" TEXT NOT NULL,
    "Passages" TEXT NOT NULL,
    "LateAcceptances" TEXT NOT NULL,
    "Hands" TEXT NOT NULL,
    "Recusals" TEXT NOT NULL,
    "PersonKey" TEXT NOT NULL,
    "HoldsPlace" INTEGER NOT NULL,
    "LivingKey" TEXT NULL,
    "Identifier" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "CampaignId" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Nominations_Campaigns_CampaignId" FOREIGN KEY ("CampaignId") REFERENCES "Campaigns" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "ProposedLists" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ProposedLists" PRIMARY KEY,
    "Stage" TEXT NOT NULL,
    "DrawnUpOn" TEXT NOT NULL,
    "Nominations" TEXT NOT NULL,
    "Replacements" TEXT NOT NULL,
    "CampaignId" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_ProposedLists_Campaigns_CampaignId" FOREIGN KEY ("CampaignId") REFERENCES "Campaigns" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "PublicNotices" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_PublicNotices" PRIMARY KEY,
    "Stage" TEXT NOT NULL,
    "Organisation" TEXT NOT NULL,
    "PostedOn" TEXT NOT NULL,
    "Content" TEXT NOT NULL,
    "Nominations" TEXT NOT NULL,
    "Objections" TEXT NOT NULL,
    "CampaignId" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_PublicNotices_Campaigns_CampaignId" FOREIGN KEY ("CampaignId") REFERENCES "Campaigns" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "QuotaAccounts" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_QuotaAccounts" PRIMARY KEY,
    "Organisation" TEXT NOT NULL,
    "Award" TEXT NOT NULL,
    "Places" INTEGER NOT NULL,
    "Taken" INTEGER NOT NULL,
    "Exempt" INTEGER NOT NULL,
    "Forfeited" INTEGER NOT NULL,
    "Reserves" TEXT NOT NULL,
    "Lapsed" INTEGER NOT NULL,
    "CampaignId" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_QuotaAccounts_Campaigns_CampaignId" FOREIGN KEY ("CampaignId") REFERENCES "Campaigns" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Submissions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Submissions" PRIMARY KEY,
    "Stage" TEXT NOT NULL,
    "Organisation" TEXT NOT NULL,
    "SubmittedOn" TEXT NOT NULL,
    "Report" TEXT NOT NULL,
    "Forms" TEXT NOT NULL,
    "Nominations" TEXT NOT NULL,
    "CampaignId" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Submissions_Campaigns_CampaignId" FOREIGN KEY ("CampaignId") REFERENCES "Campaigns" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Honours" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Honours" PRIMARY KEY,
    "DecisionId" TEXT NOT NULL,
    "NominationId" TEXT NOT NULL,
    "Award" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "Posthumous" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "RecommendedBy" TEXT NOT NULL,
    "Order" INTEGER NOT NULL,
    "Number" TEXT NULL,
    "NumberedDocument" TEXT NULL,
    "Bonus" INTEGER NULL,
    "GrantedOn" TEXT NOT NULL,
    "Revocation" TEXT NULL,
    "CampaignId" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
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
VALUES ('20261126002916_Initial', '10.0.15');

COMMIT;

BEGIN TRANSACTION;
CREATE TABLE "RequestCounts" (
    "Caller" TEXT NOT NULL CONSTRAINT "PK_RequestCounts" PRIMARY KEY,
    "FullAt" INTEGER NOT NULL
);

CREATE INDEX "IX_RequestCounts_FullAt" ON "RequestCounts" ("FullAt");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126020819_SharedRequestCounts', '10.0.15');

COMMIT;

BEGIN TRANSACTION;
CREATE TRIGGER "Journal_is_append_only_UPDATE" BEFORE UPDATE ON "Journal"
BEGIN
    SELECT RAISE(ABORT, 'The journal is append-only.');
END;

CREATE TRIGGER "Journal_is_append_only_DELETE" BEFORE DELETE ON "Journal"
BEGIN
    SELECT RAISE(ABORT, 'The journal is append-only.');
END;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20270101000000_JournalIsAppendOnly', '10.0.15');

COMMIT;

