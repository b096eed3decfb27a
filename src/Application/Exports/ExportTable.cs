using System.Runtime.CompilerServices;
using Ardalis.Specification;
using Commendation.Application.Campaigns;
using Commendation.Application.Common;
using Commendation.Application.Honours;
using Commendation.Application.Nominations;
using Commendation.Domain.Nominations;
using Commendation.Domain.Shared;
using MediatR;

namespace Commendation.Application.Exports;

/// <summary>What can be exported as a table.</summary>
public enum ExportedTable
{
    /// <summary>推荐: one row for each nomination, with its facts as far as they are shown.</summary>
    Nominations,

    /// <summary>审核结果: one row for each rule of each nomination.</summary>
    Verdicts,

    /// <summary>名额: one row for each row of the quota table.</summary>
    Quotas,

    /// <summary>比例: one row for each limit and part of the list.</summary>
    Limits,

    /// <summary>荣誉: one row for each honour.</summary>
    Honours,

    /// <summary>统计: how many nominations stand where, by organisation and award.</summary>
    Statistics,
}

/// <summary>A table of a campaign, by the caller's rights: it holds what the lists of the API would show.</summary>
public sealed record ExportTable(string Campaign, ExportedTable Table) : IQuery<Table>
{
    /// <inheritdoc/>
    public Deed Deed => Table switch
    {
        ExportedTable.Quotas or ExportedTable.Limits => Deed.ReadProgress,
        ExportedTable.Honours => Deed.ReadPublic,
        _ => Deed.ReadNomination,
    };
}

internal sealed class ExportTableHandler(CampaignOpener campaigns, IMediator mediator) : IRequestHandler<ExportTable, Outcome<Table>>
{
    private const int PageSize = PageRequest<Nomination>.MaxSize;

    public Task<Outcome<Table>> Handle(ExportTable request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => request.Table switch
        {
            ExportedTable.Nominations => Task.FromResult(Outcome<Table>.Of(Nominations(opened, cancellationToken))),
            ExportedTable.Verdicts => Task.FromResult(Outcome<Table>.Of(Verdicts(opened, cancellationToken))),
            ExportedTable.Statistics => Task.FromResult(Outcome<Table>.Of(Statistics(opened, cancellationToken))),
            ExportedTable.Honours => Task.FromResult(Outcome<Table>.Of(Honours(opened, cancellationToken))),
            ExportedTable.Quotas => mediator.Send(new GetQuotaUse(request.Campaign, null), cancellationToken).Select(Quotas),
            _ => mediator.Send(new GetLimits(request.Campaign), cancellationToken).Select(Limits),
        });

    private static Table Nominations(OpenedCampaign opened, CancellationToken ct)
    {
        var facts = opened.Policy.Facts.All.Where(fact => fact.Derivation is null && !fact.IsPersonal).ToList();
        return new Table(
            [
                Column("id", "编号", "key"), Column("award", "奖项", "award"), Column("name", "名称", "name"), Column("maskedIdentifier", "证件号码", "identifier"),
                Column("recommendedBy", "推荐单位代码", "recommended by"), Column("recommendedByName", "推荐单位", "recommending organisation"), Column("channel", "渠道", "channel"),
                Column("reserve", "递补顺位", "reserve"), Column("state", "环节代码", "state"), Column("stateLabel", "环节", "state in words"), Column("standing", "资格", "standing"),
                Column("createdOn", "推荐日期", "nominated on"), Column("lastActOn", "最近办理", "last act on"),
                .. facts.Select(fact => new TableColumn($"facts.{fact.Code}", fact.Label)),
            ],
            Rows());

        async IAsyncEnumerable<IReadOnlyList<object?>> Rows()
        {
            await foreach (var nomination in All(opened, () => new NominationsOf(opened.Id), ct))
            {
                var known = nomination.FactsUnder(opened.Policy);
                yield return
                [
                    nomination.Id.ToString(), nomination.Award, nomination.Nominee.Name, nomination.Nominee.MaskedIdentifier,
                    nomination.RecommendedBy, NameOf(opened, nomination.RecommendedBy), nomination.Channel,
                    nomination.Reserve, nomination.State.Code, In(nomination.State.DescribeIn(opened.Policy)), Words.Of(nomination.VerdictUnder(opened.Policy).Standing),
                    nomination.CreatedOn, nomination.LastActOn,
                    .. facts.Select(fact => known[fact].IsKnown ? In(fact.Describe(known[fact])) : null),
                ];
            }
        }
    }

    private static Table Verdicts(OpenedCampaign opened, CancellationToken ct)
    {
        return new Table(
            [
                Column("nomination", "编号", "nomination"), Column("name", "名称", "name"), Column("recommendedBy", "推荐单位代码", "recommended by"), Column("award", "奖项", "award"),
                Column("standing", "资格", "standing"), Column("rule", "规则", "rule"), Column("clause", "条款", "clause"), Column("outcome", "结果", "outcome"), Column("message", "说明", "message"),
            ],
            Rows());

        async IAsyncEnumerable<IReadOnlyList<object?>> Rows()
        {
            await foreach (var nomination in All(opened, () => new NominationsOf(opened.Id), ct))
            {
                var verdict = nomination.VerdictUnder(opened.Policy);
                foreach (var result in verdict.Results)
                {
                    yield return
                    [
                        nomination.Id.ToString(), nomination.Nominee.Name, nomination.RecommendedBy, nomination.Award,
                        Words.Of(verdict.Standing), result.Rule.Code, result.Rule.Clause, Words.Of(result.Outcome), In(result.Message),
                    ];
                }
            }
        }
    }

    private static Table Statistics(OpenedCampaign opened, CancellationToken ct)
    {
        return new Table(
            [
                Column("organisation", "推荐单位代码", "organisation"), Column("organisationName", "推荐单位", "name of the organisation"), Column("award", "奖项", "award"),
                Column("state", "环节代码", "state"), Column("stateLabel", "环节", "state in words"), Column("nominations", "数量", "nominations"),
            ],
            Rows());

        async IAsyncEnumerable<IReadOnlyList<object?>> Rows()
        {
            var counts = new SortedDictionary<(string Organisation, string Award, string State), (Text Label, int Count)>();
            await foreach (var nomination in All(opened, () => new NominationsOf(opened.Id), ct))
            {
                var key = (nomination.RecommendedBy, nomination.Award, nomination.State.Code);
                counts[key] = (nomination.State.DescribeIn(opened.Policy), counts.GetValueOrDefault(key).Count + 1);
            }

            foreach (var (key, (label, count)) in counts)
            {
                yield return [key.Organisation, NameOf(opened, key.Organisation), key.Award, key.State, In(label), count];
            }
        }
    }

    private static Table Honours(OpenedCampaign opened, CancellationToken ct)
    {
        return new Table(
            [
                Column("id", "编号", "key"), Column("award", "奖项", "award"), Column("title", "称号", "title"), Column("name", "名称", "name"), Column("recommendedBy", "推荐单位代码", "recommended by"),
                Column("recommendedByName", "推荐单位", "recommending organisation"), Column("order", "顺序", "order"), Column("number", "证书号", "number"), Column("grantedOn", "授予日期", "granted on"), Column("revokedOn", "撤销日期", "revoked on"), Column("correctedOn", "更正日期", "corrected on"),
            ],
            Rows());

        async IAsyncEnumerable<IReadOnlyList<object?>> Rows()
        {
            await foreach (var honour in All(opened, () => new HonoursOf(opened.Id, null), ct))
            {
                var view = honour.ToView(opened);
                yield return
                [
                    view.Id.ToString(), view.Award, In(view.Title), view.Name, view.RecommendedBy, NameOf(opened, view.RecommendedBy), view.Order, view.Number, view.GrantedOn, view.Revocation?.On, view.Corrected.Count > 0 ? view.Corrected[^1].On : null,
                ];
            }
        }
    }

    private static Table Quotas(IReadOnlyList<QuotaUseView> uses) => new(
        [
            Column("organisation", "单位代码", "organisation"), Column("organisationName", "单位", "name of the organisation"), Column("award", "奖项", "award"), Column("places", "名额", "places"), Column("taken", "已用", "taken"),
            Column("free", "剩余", "free"), Column("exempt", "单列", "exempt"), Column("forfeited", "作废", "forfeited"), Column("kept", "留给本单位", "kept"), Column("lapsed", "被取消", "lapsed"),
        ],
        Of(uses.Select(IReadOnlyList<object?> (use) => [use.Organisation, In(use.OrganisationName), use.Award, use.Places, use.Taken, use.Free, use.Exempt, use.Forfeited, use.Kept, use.Lapsed])));

    private static Table Limits(IReadOnlyList<LimitStatusView> limits) => new(
        [
            Column("limit", "限制", "limit"), Column("clause", "条款", "clause"), Column("title", "名称", "title"), Column("holder", "单位代码", "holder"), Column("tier", "层级", "tier"), Column("members", "计入", "members"),
            Column("undetermined", "待定", "undetermined"), Column("listed", "名单", "listed"), Column("planned", "计划", "planned"), Column("allowed", "允许", "allowed"), Column("holds", "符合", "holds"), Column("waived", "已豁免", "waived"), Column("message", "说明", "message"),
        ],
        Of(limits.Select(IReadOnlyList<object?> (limit) => [limit.Limit, limit.Clause, In(limit.Title), limit.Holder, limit.Tier, limit.Members, limit.Undetermined, limit.Listed, limit.Planned, limit.Allowed, limit.Holds, limit.Waived, limit.Message is null ? null : In(limit.Message)])));

    // Page by page, so that no more than one is held.
    private static async IAsyncEnumerable<T> All<T>(OpenedCampaign opened, Func<Specification<T>> specification, [EnumeratorCancellation] CancellationToken ct)
        where T : class
    {
        string? cursor = null;
        do
        {
            var page = await opened.Store.Page(specification(), new PageRequest<T>(null, false, cursor, PageSize), ct);
            foreach (var item in page.Items)
            {
                yield return item;
            }

            cursor = page.Next;
        }
        while (cursor is not null);
    }

    private static async IAsyncEnumerable<IReadOnlyList<object?>> Of(IEnumerable<IReadOnlyList<object?>> rows)
    {
        foreach (var row in rows)
        {
            yield return row;
        }

        await Task.CompletedTask;
    }

    private static TableColumn Column(string code, string zh, string en) => new(code, new Text(zh, en));

    private static string NameOf(OpenedCampaign opened, string organisation) => In(opened.Policy.Organisations.Find(organisation)?.Name ?? Text.Same(organisation));

    private static string In(Text text) => text.In(System.Globalization.CultureInfo.CurrentUICulture.Name);
}
