using Commendation.Application.Common;
using Commendation.Application.Nominations;
using Commendation.Domain.Procedures;

namespace Commendation.Portal.Offices;

/// <summary>What an act is to those who say who may do it.</summary>
internal static class Acts
{
    private static readonly Dictionary<Act, Deed> WithDocument = new()
    {
        [Act.Declare] = Deed.Declare,
        [Act.Record] = Deed.Record,
        [Act.Post] = Deed.Publicise,
        [Act.Close] = Deed.Publicise,
        [Act.Suspend] = Deed.HandleObjection,
        [Act.Resume] = Deed.HandleObjection,
        [Act.Uphold] = Deed.HandleObjection,
        [Act.Submit] = Deed.Submit,
        [Act.List] = Deed.DrawUpList,
        [Act.Decide] = Deed.Decide,
    };

    /// <summary>The deed; null for an act that nobody does by itself.</summary>
    public static Deed? DeedOf(Act act) => DoAct.Direct.Contains(act) ? DoAct.DeedOf(act) : WithDocument.TryGetValue(act, out var deed) ? deed : null;
}
