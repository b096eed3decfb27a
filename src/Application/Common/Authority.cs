using Commendation.Domain.Policies;

namespace Commendation.Application.Common;

/// <summary>What a caller is. A token carries the names in kebab case, for example <c>recommending-unit</c>.</summary>
public enum CallerRole
{
    /// <summary>推荐单位: nominates, posts in its own area and hands in.</summary>
    RecommendingUnit,

    /// <summary>基层主管部门: gathers what the units of its area recommend and hands it up.</summary>
    LocalOffice,

    /// <summary>地区初审部门: reviews what its subordinates handed in.</summary>
    RegionalReviewer,

    /// <summary>部门初审: reviews what its own department recommended.</summary>
    DepartmentReviewer,

    /// <summary>评选工作办公室: runs the campaign, reviews, posts for the whole area, draws up the list.</summary>
    OrganisingOffice,

    /// <summary>评选工作成员: reviews everything, runs nothing.</summary>
    OrganisingMember,

    /// <summary>表彰决定机关: decides and revokes.</summary>
    DecidingAuthority,

    /// <summary>征求意见单位: organisation, personnel or discipline bodies that give an opinion.</summary>
    OpinionBody,

    /// <summary>审计监督: reads everything, changes nothing.</summary>
    Auditor,

    /// <summary>政务门户: reads what is public.</summary>
    Portal,

    /// <summary>规则测试: everything, in sandboxes only.</summary>
    Tester,

    /// <summary>系统管理: campaigns and organisations, never nominations.</summary>
    Administrator,
}

/// <summary>What a request does, as far as authority is concerned. Every request names one.</summary>
public enum Deed
{
    /// <summary>Rules, notices, decisions, honours, working days.</summary>
    ReadPublic,

    /// <summary>Places, limits and dates while the campaign runs.</summary>
    ReadProgress,

    /// <summary>Nominations: state, facts, verdict, history.</summary>
    ReadNomination,

    /// <summary>Batches handed up.</summary>
    ReadSubmission,

    /// <summary>The proposed list.</summary>
    ReadList,

    /// <summary>The journal of a campaign.</summary>
    ReadJournal,

    /// <summary>What checks and opinions say, and objections.</summary>
    ReadOpinion,

    /// <summary>Identity numbers, confidential facts, filled forms. Each reading leaves a line in the journal.</summary>
    ReadPersonal,

    /// <summary>Everything that is held about one person, in every campaign. Each reading leaves a line in each campaign's journal.</summary>
    ReadDossier,

    /// <summary>What was posted: only the members of a notice, and of them only what may be public.</summary>
    ReadPosted,

    /// <summary>Nominate.</summary>
    Nominate,

    /// <summary>Declare or correct facts.</summary>
    Declare,

    /// <summary>Correct what stands, and report changes of circumstances, in any stage.</summary>
    Correct,

    /// <summary>File records.</summary>
    Record,

    /// <summary>Upload files that acts name as evidence.</summary>
    Attach,

    /// <summary>Recommend and withdraw.</summary>
    Recommend,

    /// <summary>Pass, return, reject, accept late.</summary>
    Review,

    /// <summary>Post and close notices.</summary>
    Publicise,

    /// <summary>Take in and decide objections.</summary>
    HandleObjection,

    /// <summary>Object to a nominee as anybody may, without signing in.</summary>
    Object,

    /// <summary>Hand up.</summary>
    Submit,

    /// <summary>Draw up the proposed list.</summary>
    DrawUpList,

    /// <summary>Confirm or refuse what was recorded late.</summary>
    ConfirmLate,

    /// <summary>Issue the decision.</summary>
    Decide,

    /// <summary>Revoke honours, and put right names that were conferred wrongly written.</summary>
    Revoke,

    /// <summary>Waive what binds in principle, and lay sanctions on organisations and nominees.</summary>
    Steer,

    /// <summary>Delete personal data whose time of retention is over.</summary>
    Erase,

    /// <summary>Open and change campaigns.</summary>
    Administer,

    /// <summary>Amend the rules of a running campaign.</summary>
    Amend,

    /// <summary>Make sandboxes, set their clocks, throw them away.</summary>
    Test,
}

/// <summary>How the caller's organisation stands to the one that something belongs to.</summary>
[Flags]
public enum Relations
{
    /// <summary>Not at all: the deed is not allowed.</summary>
    None = 0,

    /// <summary>It is the same one.</summary>
    Own = 1,

    /// <summary>The other one is below the caller's.</summary>
    Subordinate = 2,

    /// <summary>The other one is above the caller's.</summary>
    Superior = 4,

    /// <summary>Neither is above the other.</summary>
    Unrelated = 8,

    /// <summary>Every one.</summary>
    Any = Own | Subordinate | Superior | Unrelated,
}

/// <summary>
/// Who may do what: one table, role × deed × relation of organisations. What is not in it is not allowed. Which organisation acts in which
/// stage of a campaign is the campaign's own matter and checked by its procedure besides.
/// </summary>
public static class Authority
{
    /// <summary>The roles by the names that tokens carry.</summary>
    public static IReadOnlyDictionary<string, CallerRole> Roles { get; } = Words.All<CallerRole>();

    private const Relations Own = Relations.Own;
    private const Relations Below = Relations.Subordinate;
    private const Relations Any = Relations.Any;

    private static readonly Dictionary<(CallerRole Role, Deed Deed), Relations> Table = Rows(
        (CallerRole.RecommendingUnit, Any, [Deed.ReadPublic, Deed.ReadPosted, Deed.ReadProgress]),
        (CallerRole.RecommendingUnit, Own, [Deed.ReadNomination, Deed.ReadPersonal, Deed.ReadSubmission, Deed.Nominate, Deed.Declare, Deed.Correct, Deed.Record, Deed.Attach, Deed.Recommend, Deed.Publicise, Deed.HandleObjection, Deed.Submit]),

        (CallerRole.LocalOffice, Any, [Deed.ReadPublic, Deed.ReadPosted, Deed.ReadProgress, Deed.ConfirmLate]),
        (CallerRole.LocalOffice, Own | Below, [Deed.ReadNomination, Deed.ReadPersonal, Deed.ReadSubmission, Deed.Correct, Deed.Record, Deed.Attach, Deed.Recommend, Deed.Publicise, Deed.HandleObjection, Deed.Submit]),

        (CallerRole.RegionalReviewer, Any, [Deed.ReadPublic, Deed.ReadPosted, Deed.ReadProgress, Deed.ConfirmLate]),
        (CallerRole.RegionalReviewer, Own | Below, [Deed.ReadNomination, Deed.ReadOpinion, Deed.ReadPersonal, Deed.ReadSubmission, Deed.Correct, Deed.Record, Deed.Attach, Deed.Review, Deed.Publicise, Deed.HandleObjection, Deed.Submit]),

        (CallerRole.DepartmentReviewer, Any, [Deed.ReadPublic, Deed.ReadPosted, Deed.ReadProgress, Deed.ConfirmLate]),
        (CallerRole.DepartmentReviewer, Own, [Deed.ReadNomination, Deed.ReadOpinion, Deed.ReadPersonal, Deed.ReadSubmission, Deed.Correct, Deed.Record, Deed.Attach, Deed.Review, Deed.Publicise, Deed.HandleObjection, Deed.Submit]),

        (CallerRole.OrganisingOffice, Any, [Deed.ReadPublic, Deed.ReadPosted, Deed.ReadProgress, Deed.ReadNomination, Deed.ReadOpinion, Deed.ReadPersonal, Deed.ReadSubmission, Deed.ReadList, Deed.ReadJournal, Deed.ReadDossier]),
        (CallerRole.OrganisingOffice, Any, [Deed.ConfirmLate, Deed.Correct, Deed.Record, Deed.Attach, Deed.Review, Deed.Publicise, Deed.HandleObjection, Deed.Submit, Deed.DrawUpList, Deed.Revoke, Deed.Steer, Deed.Amend, Deed.Erase]),

        (CallerRole.OrganisingMember, Any, [Deed.ReadPublic, Deed.ReadPosted, Deed.ReadProgress, Deed.ReadNomination, Deed.ReadOpinion, Deed.ReadPersonal, Deed.ReadSubmission, Deed.ReadList]),
        (CallerRole.OrganisingMember, Any, [Deed.Record, Deed.Attach, Deed.Review]),

        (CallerRole.DecidingAuthority, Any, [Deed.ReadPublic, Deed.ReadPosted, Deed.ReadProgress, Deed.ReadNomination, Deed.ReadOpinion, Deed.ReadPersonal, Deed.ReadSubmission, Deed.ReadList, Deed.ReadJournal]),
        (CallerRole.DecidingAuthority, Any, [Deed.ConfirmLate, Deed.Correct, Deed.Record, Deed.Attach, Deed.Review, Deed.Publicise, Deed.HandleObjection, Deed.DrawUpList, Deed.Decide, Deed.Revoke, Deed.Steer]),

        (CallerRole.OpinionBody, Any, [Deed.ReadPublic, Deed.ReadPosted, Deed.ConfirmLate]),
        (CallerRole.OpinionBody, Own | Below, [Deed.ReadNomination, Deed.ReadOpinion, Deed.ReadPersonal, Deed.Record, Deed.Attach]),

        (CallerRole.Auditor, Any, [Deed.ReadPublic, Deed.ReadPosted, Deed.ReadProgress, Deed.ReadNomination, Deed.ReadOpinion, Deed.ReadPersonal, Deed.ReadSubmission, Deed.ReadList, Deed.ReadJournal, Deed.ReadDossier]),

        (CallerRole.Portal, Any, [Deed.ReadPublic, Deed.ReadPosted, Deed.Object]),

        (CallerRole.Tester, Any, [.. Enum.GetValues<Deed>().Except([Deed.Administer])]),

        (CallerRole.Administrator, Any, [Deed.ReadPublic, Deed.ReadPosted, Deed.ReadProgress, Deed.Administer, Deed.Amend]));

    /// <summary>The relations under which a role may do something; none when it may not at all.</summary>
    public static Relations Of(CallerRole role, Deed deed) => Table.GetValueOrDefault((role, deed));

    /// <summary>The relations under which a caller may do something, by any of the roles.</summary>
    public static Relations Of(Caller caller, Deed deed)
    {
        if (caller.IsSystem)
        {
            return Relations.Any;
        }

        var relations = Relations.None;
        foreach (var role in caller.Roles)
        {
            relations |= Of(role, deed);
        }

        return relations;
    }

    /// <summary>Whether a deed is done for an organisation, which must be the caller's. To read and to administer is not.</summary>
    public static bool NeedsOrganisation(Deed deed) => deed is not (Deed.ReadPersonal or Deed.ReadDossier or Deed.Object or Deed.Administer or Deed.Test);

    /// <summary>How the caller's organisation stands to another of the same campaign.</summary>
    public static Relations Between(string caller, string other, OrganisationDirectory organisations) =>
        caller == other ? Relations.Own
        : organisations.Line(other).Any(above => above.Code == caller) ? Relations.Subordinate
        : organisations.Line(caller).Any(above => above.Code == other) ? Relations.Superior
        : Relations.Unrelated;

    private static Dictionary<(CallerRole Role, Deed Deed), Relations> Rows(params (CallerRole Role, Relations Relations, Deed[] Deeds)[] rows) => rows
        .SelectMany(row => row.Deeds.Select(deed => (Key: (row.Role, deed), row.Relations)))
        .ToDictionary(row => row.Key, row => row.Relations);
}
