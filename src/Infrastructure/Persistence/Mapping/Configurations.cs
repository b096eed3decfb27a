using Commendation.Application.Common;
using Commendation.Application.Nominations.Imports;
using Commendation.Domain.Campaigns;
using Commendation.Domain.Honours;
using Commendation.Domain.Nominations;
using Commendation.Domain.Procedures;
using Commendation.Domain.Publicity;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;
using Commendation.Domain.Submissions;
using Commendation.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Commendation.Infrastructure.Persistence.Mapping;

/// <summary>Lengths of columns.</summary>
internal static class Lengths
{
    /// <summary>Codes of awards, organisations, clauses, stages …</summary>
    public const int Code = 100;

    /// <summary>A state: the code of a stage and a phase.</summary>
    public const int State = 120;

    /// <summary>Names, document numbers and other short texts.</summary>
    public const int Name = 200;

    public const int Enum = 40;

    /// <summary>A code or number that is sealed.</summary>
    public const int Sealed = 400;

    /// <summary>An address of the API.</summary>
    public const int Location = 400;
}

/// <summary>What every aggregate has: keys and version numbers that the application makes, and a campaign.</summary>
internal abstract class AggregateConfiguration<T> : IEntityTypeConfiguration<T>
    where T : Aggregate
{
    public void Configure(EntityTypeBuilder<T> builder)
    {
        builder.HasKey(aggregate => aggregate.Id);
        builder.Property(aggregate => aggregate.Id).ValueGeneratedNever();
        builder.Property(aggregate => aggregate.Version).ValueGeneratedNever().IsConcurrencyToken();
        builder.Ignore(aggregate => aggregate.Entries);
        if (typeof(T) != typeof(Campaign))
        {
            builder.HasOne<Campaign>().WithMany().HasForeignKey(aggregate => aggregate.CampaignId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(aggregate => new { aggregate.CampaignId, aggregate.Id });
        }

        Map(builder);
    }

    protected abstract void Map(EntityTypeBuilder<T> builder);
}

internal sealed class CampaignConfiguration(KeyRing? ring) : AggregateConfiguration<Campaign>
{
    protected override void Map(EntityTypeBuilder<Campaign> builder)
    {
        builder.ToTable("Campaigns");
        builder.Property(campaign => campaign.Amendments).IsJson();
        builder.Ignore(campaign => campaign.LatestVersion);
        builder.Property(campaign => campaign.Code).HasMaxLength(Lengths.Code);
        builder.Property(campaign => campaign.PolicyCode).HasMaxLength(Lengths.Code);
        builder.Property(campaign => campaign.PolicyVersion).HasMaxLength(Lengths.Code);
        builder.Property(campaign => campaign.Sanctions).IsSealedJson(ring, "Campaigns.Sanctions");
        builder.Property(campaign => campaign.Waivers).IsJson();
        builder.HasIndex(campaign => campaign.Code).IsUnique();
    }
}

internal sealed class QuotaAccountConfiguration : AggregateConfiguration<QuotaAccount>
{
    protected override void Map(EntityTypeBuilder<QuotaAccount> builder)
    {
        builder.ToTable("QuotaAccounts");
        builder.Property(account => account.Organisation).HasMaxLength(Lengths.Code);
        builder.Property(account => account.Award).HasMaxLength(Lengths.Code);
        builder.Property(account => account.Reserves).IsJson();
        builder.Property(account => account.Kept).IsAddedLater();
        builder.Property<int>("Places");
        builder.HasIndex(account => new { account.CampaignId, account.Organisation, account.Award }).IsUnique();
    }
}

internal sealed class LimitCountConfiguration : AggregateConfiguration<LimitCount>
{
    /// <summary>Two acts that opened one count were a race.</summary>
    public const string PartIndex = "IX_LimitCounts_CampaignId_Part_Limit_Stage";

    protected override void Map(EntityTypeBuilder<LimitCount> builder)
    {
        builder.ToTable("LimitCounts");
        builder.Property(count => count.Limit).HasMaxLength(Lengths.Code);
        builder.Property(count => count.Stage).HasMaxLength(Lengths.Code);
        builder.Property(count => count.Part).HasMaxLength(Lengths.Code);
        builder.Property(count => count.Basis).HasMaxLength(Lengths.Code);
        builder.HasIndex(count => new { count.CampaignId, count.Part, count.Limit, count.Stage }).IsUnique().HasDatabaseName(PartIndex);
    }
}

internal sealed class NominationConfiguration(KeyRing? ring) : AggregateConfiguration<Nomination>
{
    protected override void Map(EntityTypeBuilder<Nomination> builder)
    {
        builder.ToTable("Nominations");
        builder.Property(nomination => nomination.Award).HasMaxLength(Lengths.Code);
        builder.ComplexProperty(nomination => nomination.Nominee, nominee =>
        {
            nominee.Property(who => who.Kind).HasColumnName("Kind").HasConversion<string>().HasMaxLength(Lengths.Enum);
            nominee.Property(who => who.Name).HasColumnName("Name").HasMaxLength(Lengths.Name);
            nominee.Property(who => who.Identifier).HasColumnName("Identifier").HasMaxLength(Lengths.Sealed).IsSealed(ring, "Nominations.Identifier");
            nominee.Ignore(who => who.IdentifierKind);
            nominee.Property(who => who.OtherKind).HasColumnName("IdentifierKind").HasConversion<string>().HasMaxLength(Lengths.Enum).IsAddedLater();
            nominee.Property(who => who.Division).HasColumnName("Division").HasMaxLength(Lengths.Name).IsAddedLater();
            nominee.Property(who => who.NoIdentifierBecause).HasColumnName("NoIdentifierBecause").HasMaxLength(Lengths.Sealed).IsAddedLater();
        });
        builder.Property(nomination => nomination.RecommendedBy).HasMaxLength(Lengths.Code);
        builder.Property(nomination => nomination.Channel).HasMaxLength(Lengths.Code);
        builder.Property(nomination => nomination.QuotaHolder).HasMaxLength(Lengths.Code);
        builder.Property(nomination => nomination.State).HasConversion(state => state.Code, code => new State(code)).HasMaxLength(Lengths.State);
        builder.Property(nomination => nomination.Facts).IsSealedJson(ring, "Nominations.Facts");
        builder.Property(nomination => nomination.Records).IsSealedJson(ring, "Nominations.Records");
        builder.Property(nomination => nomination.Corrections).IsRequired(false).IsAddedLater().IsSealedJson(ring, "Nominations.Corrections");
        builder.Property(nomination => nomination.Changes).IsRequired(false).IsAddedLater().IsSealedJson(ring, "Nominations.Changes");
        builder.Property(nomination => nomination.Hands).IsJson();
        builder.Property(nomination => nomination.Recusals).IsJson();
        builder.Property(nomination => nomination.Publications).IsJson();
        builder.Property(nomination => nomination.Passages).IsJson();
        builder.Property(nomination => nomination.LateAcceptances).IsJson();
        builder.Property(nomination => nomination.FellIn).HasMaxLength(Lengths.Code).IsAddedLater();
        builder.Property(nomination => nomination.LivingKey).HasMaxLength(Lengths.Name).IsDigested(ring);
        builder.Property(nomination => nomination.PersonKey).HasMaxLength(Lengths.Name).IsDigested(ring);
        builder.HasIndex(nomination => nomination.PersonKey);

        // Ended nominations have no living key; all three databases let any number of them stand side by side.
        builder.HasIndex(nomination => new { nomination.CampaignId, nomination.LivingKey }).IsUnique();
        builder.HasIndex(nomination => new { nomination.CampaignId, nomination.State, nomination.Id });
        builder.HasIndex(nomination => new { nomination.CampaignId, nomination.RecommendedBy, nomination.Id });
        builder.HasIndex(nomination => new { nomination.CampaignId, nomination.Award, nomination.Id });
        builder.HasIndex(nomination => new { nomination.CampaignId, nomination.LastActOn, nomination.Id });
    }
}

internal sealed class PublicNoticeConfiguration(KeyRing? ring) : AggregateConfiguration<PublicNotice>
{
    protected override void Map(EntityTypeBuilder<PublicNotice> builder)
    {
        builder.ToTable("PublicNotices");
        builder.Property(notice => notice.Stage).HasMaxLength(Lengths.Code);
        builder.Property(notice => notice.SeenFrom).IsAddedLater();
        builder.Property(notice => notice.PublishedElsewhere).IsAddedLater().IsJson();
        builder.Property(notice => notice.Organisation).HasMaxLength(Lengths.Code);
        builder.Property(notice => notice.Content).IsJson();
        builder.Property(notice => notice.Nominations).IsJson();
        builder.Property(notice => notice.Objections).IsSealedJson(ring, "PublicNotices.Objections");
    }
}

internal sealed class SubmissionConfiguration(KeyRing? ring) : AggregateConfiguration<Submission>
{
    protected override void Map(EntityTypeBuilder<Submission> builder)
    {
        builder.ToTable("Submissions");
        builder.Property(submission => submission.Stage).HasMaxLength(Lengths.Code);
        builder.Property(submission => submission.Organisation).HasMaxLength(Lengths.Code);
        builder.Property(submission => submission.Report).IsJson();
        builder.Property(submission => submission.Forms).IsSealedJson(ring, "Submissions.Forms");
        builder.Property(submission => submission.Nominations).IsJson();
        builder.Property(submission => submission.Evidence).IsRequired(false).IsAddedLater().IsSealedJson(ring, "Submissions.Evidence");
    }
}

internal sealed class LateActConfiguration(KeyRing? ring) : AggregateConfiguration<LateAct>
{
    protected override void Map(EntityTypeBuilder<LateAct> builder)
    {
        builder.ToTable("LateActs");
        builder.Property(act => act.Act).HasMaxLength(Lengths.Enum);
        builder.Property(act => act.Organisation).HasMaxLength(Lengths.Code);
        builder.Property(act => act.RecordedBy).HasMaxLength(Lengths.Location);
        builder.Property(act => act.Stages).IsJson();
        builder.Property(act => act.Nominations).IsJson();
        builder.Property(act => act.Confirming).HasMaxLength(Lengths.Code);
        builder.Property(act => act.Claim).IsSealedJson(ring, "LateActs.Claim");
        builder.Property(act => act.Request).IsSealed(ring, "LateActs.Request");
        builder.Property(act => act.Status).HasConversion<string>().HasMaxLength(Lengths.Enum);
        builder.Property(act => act.Settled).IsJson();
        builder.Property(act => act.Done).IsJson();
    }
}

internal sealed class ProposedListConfiguration : AggregateConfiguration<ProposedList>
{
    protected override void Map(EntityTypeBuilder<ProposedList> builder)
    {
        builder.ToTable("ProposedLists");
        builder.Property(list => list.Stage).HasMaxLength(Lengths.Code);
        builder.Property(list => list.Nominations).IsJson();
        builder.Property(list => list.Replacements).IsJson();
    }
}

internal sealed class DecisionConfiguration : AggregateConfiguration<Decision>
{
    protected override void Map(EntityTypeBuilder<Decision> builder)
    {
        builder.ToTable("Decisions");
        builder.Property(decision => decision.DocumentNumber).HasMaxLength(Lengths.Name);
        builder.Property(decision => decision.Nominations).IsJson();
        builder.Property(decision => decision.Evidence).IsAddedLater().IsJson();
    }
}

internal sealed class HonourConfiguration : AggregateConfiguration<Honour>
{
    protected override void Map(EntityTypeBuilder<Honour> builder)
    {
        builder.ToTable("Honours");
        builder.Property(honour => honour.Award).HasMaxLength(Lengths.Code);
        builder.Property(honour => honour.Name).HasMaxLength(Lengths.Name);
        builder.Property(honour => honour.RecommendedBy).HasMaxLength(Lengths.Code);
        builder.Property(honour => honour.Number).HasMaxLength(Lengths.Name);
        builder.Property(honour => honour.NumberedDocument).HasConversion<string>().HasMaxLength(Lengths.Enum);
        builder.Property(honour => honour.Title).IsJson();
        builder.Property(honour => honour.Revocation).IsJson();
        builder.Property(honour => honour.Corrected).IsRequired(false).IsAddedLater().IsJson();
        builder.HasOne<Decision>().WithMany().HasForeignKey(honour => honour.DecisionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Nomination>().WithMany().HasForeignKey(honour => honour.NominationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class JournalEntryConfiguration : IEntityTypeConfiguration<JournalEntry>
{
    public const string Table = "Journal";

    /// <summary>Two acts that reached the same version of one subject were a race, however they got this far.</summary>
    public const string SequenceIndex = "IX_Journal_SubjectId_Sequence";

    /// <summary>A chain has no fork.</summary>
    public const string NumberIndex = "IX_Journal_CampaignId_Number";

    public void Configure(EntityTypeBuilder<JournalEntry> builder)
    {
        // The trigger refuses to alter or delete lines; see Migrations/*/…_JournalIsAppendOnly.cs.
        builder.ToTable(Table, table => table.HasTrigger("Journal_is_append_only"));
        builder.HasKey(entry => entry.Id);
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.SubjectKind).HasMaxLength(Lengths.Enum);
        builder.Property(entry => entry.Act).HasMaxLength(Lengths.Enum);
        builder.Property(entry => entry.Actor).HasMaxLength(Lengths.Code);
        builder.Property(entry => entry.Caller).HasMaxLength(Lengths.Location);
        builder.Property(entry => entry.RecordedAt).HasConversion<UtcMoment>().HasPrecision(3);
        builder.Property(entry => entry.Clause).HasMaxLength(Lengths.Code);
        builder.Property(entry => entry.From).HasMaxLength(Lengths.State);
        builder.Property(entry => entry.To).HasMaxLength(Lengths.State);
        builder.Property(entry => entry.PolicyVersion).HasMaxLength(Lengths.Code);
        builder.Property(entry => entry.Details).IsJson();
        builder.Property(entry => entry.VerdictDigest).HasMaxLength(Lengths.Code);
        builder.Property(entry => entry.Correlation).HasMaxLength(Lengths.Code);
        builder.Property(entry => entry.Algorithm).HasMaxLength(Lengths.Enum);
        builder.Property(entry => entry.Previous).HasMaxLength(Lengths.Name);
        builder.Property(entry => entry.Hash).HasMaxLength(Lengths.Name);
        builder.Property(entry => entry.States).IsJson();
        builder.HasIndex(entry => new { entry.CampaignId, entry.Number }).IsUnique().HasDatabaseName(NumberIndex);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(entry => entry.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(entry => new { entry.CampaignId, entry.Id });
        builder.HasIndex(entry => new { entry.SubjectId, entry.Sequence }).IsUnique().HasFilter($"\"{nameof(JournalEntry.Act)}\" <> '{JournalEntry.Disclosure}'").HasDatabaseName(SequenceIndex);
    }
}

internal sealed class JournalHeadConfiguration : IEntityTypeConfiguration<JournalHead>
{
    public void Configure(EntityTypeBuilder<JournalHead> builder)
    {
        builder.ToTable("JournalHeads");
        builder.HasKey(head => head.CampaignId);
        builder.Property(head => head.CampaignId).ValueGeneratedNever();
        builder.Property(head => head.Number).IsConcurrencyToken();
        builder.Property(head => head.Hash).HasMaxLength(Lengths.Name);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(head => head.CampaignId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ImportConfiguration : IEntityTypeConfiguration<Import>
{
    public void Configure(EntityTypeBuilder<Import> builder)
    {
        builder.ToTable("Imports");
        builder.HasKey(import => import.Id);
        builder.Property(import => import.Id).ValueGeneratedNever();
        builder.Property(import => import.Organisation).HasMaxLength(Lengths.Code);
        builder.Property(import => import.Award).HasMaxLength(Lengths.Code);
        builder.Property(import => import.File).HasMaxLength(Lengths.Name);
        builder.Property(import => import.StoredAt).HasConversion<UtcMoment>().HasPrecision(3);
        builder.Property(import => import.Header).IsJson();
        builder.Property(import => import.Version).IsConcurrencyToken();
        builder.Ignore(import => import.Remaining);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(import => import.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(import => import.StoredAt);
    }
}

internal sealed class ImportChunkConfiguration(KeyRing? ring) : IEntityTypeConfiguration<ImportChunk>
{
    public void Configure(EntityTypeBuilder<ImportChunk> builder)
    {
        builder.ToTable("ImportChunks");
        builder.HasKey(chunk => new { chunk.ImportId, chunk.Number });
        builder.Property(chunk => chunk.Number).ValueGeneratedNever();
        builder.Property(chunk => chunk.StoredAt).HasConversion<UtcMoment>().HasPrecision(3);
        builder.Property(chunk => chunk.Rows).IsSealedJson(ring, "ImportChunks.Rows");
        builder.HasIndex(chunk => chunk.StoredAt);
    }
}

internal sealed class AttachmentConfiguration(KeyRing? ring) : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> builder)
    {
        builder.ToTable("Attachments");
        builder.HasKey(attachment => attachment.Id);
        builder.Property(attachment => attachment.Id).ValueGeneratedNever();
        builder.Property(attachment => attachment.Organisation).HasMaxLength(Lengths.Code);
        builder.Property(attachment => attachment.Reference).HasMaxLength(Lengths.Code);
        builder.Property(attachment => attachment.Name).IsSealed(ring, "Attachments.Name");
        builder.Property(attachment => attachment.MediaType).HasMaxLength(Lengths.Code);
        builder.Property(attachment => attachment.StoredAt).HasConversion<UtcMoment>().HasPrecision(3);
        builder.Property(attachment => attachment.AttachedAt).HasConversion<UtcMoment>().HasPrecision(3);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(attachment => attachment.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(attachment => new { attachment.CampaignId, attachment.Reference, attachment.Organisation }).IsUnique();
        builder.HasIndex(attachment => new { attachment.AttachedAt, attachment.StoredAt });
    }
}

internal sealed class AttachmentPieceConfiguration : IEntityTypeConfiguration<AttachmentPiece>
{
    public void Configure(EntityTypeBuilder<AttachmentPiece> builder)
    {
        builder.ToTable("AttachmentPieces");
        builder.HasKey(piece => new { piece.AttachmentId, piece.Number });
        builder.Property(piece => piece.Number).ValueGeneratedNever();
        builder.HasOne<Attachment>().WithMany().HasForeignKey(piece => piece.AttachmentId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class KeptAnswerConfiguration(KeyRing? ring) : IEntityTypeConfiguration<KeptAnswer>
{
    public void Configure(EntityTypeBuilder<KeptAnswer> builder)
    {
        builder.ToTable("KeptAnswers");
        builder.HasKey(answer => new { answer.Caller, answer.Key });
        builder.Property(answer => answer.Caller).HasMaxLength(Lengths.Name);
        builder.Property(answer => answer.Key).HasMaxLength(Lengths.Name);
        builder.Property(answer => answer.RequestDigest).HasMaxLength(Lengths.Code);
        builder.Property(answer => answer.Body).IsSealed(ring, "KeptAnswers.Body");
        builder.Property(answer => answer.Location).HasMaxLength(Lengths.Location);
        builder.Property(answer => answer.ETag).HasMaxLength(Lengths.Enum);
        builder.Property(answer => answer.ExpiresAt).HasConversion<UtcMoment>().HasPrecision(3);
        builder.HasIndex(answer => answer.ExpiresAt);
    }
}

internal sealed class RequestCountConfiguration : IEntityTypeConfiguration<RequestCount>
{
    public void Configure(EntityTypeBuilder<RequestCount> builder)
    {
        builder.ToTable("RequestCounts");
        builder.HasKey(count => count.Caller);
        builder.Property(count => count.Caller).HasMaxLength(Lengths.Code);
        builder.Property(count => count.FullAt);
        builder.HasIndex(count => count.FullAt);
    }
}

internal sealed class CampaignSourceConfiguration : IEntityTypeConfiguration<CampaignSource>
{
    public void Configure(EntityTypeBuilder<CampaignSource> builder)
    {
        builder.ToTable("PolicySources");
        builder.HasKey(source => new { source.Code, source.Version });
        builder.Property(source => source.Code).HasMaxLength(Lengths.Code);
        builder.Property(source => source.Version).HasMaxLength(Lengths.Code);
        builder.Property(source => source.Files).IsJson();
    }
}
