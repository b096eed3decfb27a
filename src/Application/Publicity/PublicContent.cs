using Commendation.Application.Common;
using Commendation.Domain.Nominations;
using Commendation.Domain.Publicity;

namespace Commendation.Application.Publicity;

/// <summary>The text of notices as everybody may read it: those who left it leave no text behind.</summary>
internal static class PublicContent
{
    /// <summary>The text by the key of the notice.</summary>
    public static async Task<IReadOnlyDictionary<Guid, IReadOnlyDictionary<string, string>>> PublicContents(
        this OpenedCampaign opened, IReadOnlyCollection<PublicNotice> notices, CancellationToken ct)
    {
        var named = await opened.Store.PostedNames(opened.Id, [.. notices.SelectMany(notice => notice.Nominations).Distinct()], ct);
        return notices.ToDictionary(notice => notice.Id, notice =>
        {
            var nominees = notice.Nominations.Where(named.ContainsKey).Select(id => named[id]).ToList();
            string[] Of(bool left) => [.. nominees.Where(nominee => nominee.IsLeft == left).SelectMany(nominee => nominee.Names).Distinct()];
            return PostedContent.Without(notice.Content, Of(left: true), Of(left: false));
        });
    }
}
