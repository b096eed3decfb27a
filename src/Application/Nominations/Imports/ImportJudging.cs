using Ardalis.Specification;
using Commendation.Application.Common;
using Commendation.Domain.Policies;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;

namespace Commendation.Application.Nominations.Imports;

/// <summary>What handing in and applying a table have in common.</summary>
internal static class ImportJudging
{
    /// <summary>The columns for an award of the campaign.</summary>
    public static Outcome<ImportLayout> LayoutOf(this OpenedCampaign opened, string award) => opened.Policy.FindAward(award) is { } known
        ? ImportLayout.Of(opened.Policy, known)
        : new Refusal(RefusalKind.Shape, [Violation.Unknown(ViolationCode.AwardUnknown, award, opened.Policy.Awards.Select(other => other.Code)) with { Place = "award" }]);

    /// <summary>The account whose places the acting organisation's nominees take; null when it holds none.</summary>
    public static async Task<QuotaAccount?> AccountOf(
        this OpenedCampaign opened, Award award, Func<Specification<QuotaAccount>, CancellationToken, Task<IReadOnlyList<QuotaAccount>>> load, CancellationToken ct) =>
        opened.Policy.QuotaHolder(opened.Actor, award.Code) is { } holder
            ? (await load(new AccountsOf(opened.Id, [holder]), ct)).FirstOrDefault(account => account.Award == opened.Policy.QuotaOf(award.Code))
            : null;

    /// <summary>A judge of the rows of a table.</summary>
    public static async Task<ImportJudge> Judge(
        OpenedCampaign opened, ImportLayout layout, ImportHeader header, QuotaAccount? account, IKeyedDigests digests, IKeys keys, CancellationToken ct) =>
        new(opened, layout, header, account, await opened.Store.EndedByObjection(opened.Id, ct), digests, keys);

    /// <summary>A stored row as the limits over a list see it; null when its facts cannot be read any more.</summary>
    public static ListedNominee? Listed(ImportRow row, ImportLayout layout, ImportHeader header, CampaignPolicy policy, string? holder)
    {
        var facts = new Dictionary<string, string>();
        var (channel, identifier) = ((string?)null, (string?)null);
        for (var i = 0; i < row.Cells.Count && i < header.Codes.Count; i++)
        {
            if (row.Cells[i].Length == 0 || layout.Find(header.Codes[i]) is not { } column)
            {
                continue;
            }

            switch (column.Code)
            {
                case ImportLayout.Channel:
                    channel = column.Read(row.Cells[i]);
                    break;
                case ImportLayout.Identifier:
                    identifier = row.Cells[i];
                    break;
                case ImportLayout.Reserve:
                    return null;
                default:
                    if (policy.Facts.Find(column.Code) is not null)
                    {
                        facts[column.Code] = column.Read(row.Cells[i]);
                    }

                    break;
            }
        }

        return new ListedNominee(layout.Award.Code, policy.Facts.Known(facts)) { Holder = holder, Channel = channel, Identifier = identifier };
    }
}
