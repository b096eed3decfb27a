using System.Text;
using Commendation.Domain.Eligibility;
using Commendation.Domain.Policies;
using Commendation.Domain.Policies.Building;
using Commendation.Domain.Policies.Standards;

Console.OutputEncoding = Encoding.UTF8;

// <example>
var issued = new DateOnly(2026, 3, 5);
var campaign = new PolicyBuilder("volunteers-2026", ("优秀志愿者评选", "Commendation of volunteers"), issuer: ("某市民政局", "Civil Affairs Bureau"), "民发〔2026〕1号", issued);
campaign.Clause("1", ("服务满三年，名额十人", "three years of service, ten places"), ClauseKind.Fact, ClauseKind.Quota);
campaign.Organisation("A", ("某市民政局", "Civil Affairs Bureau"), tier: "city").Role("office", "1", ("办公室", "office"), Route.Self);
var since = campaign.Facts.Use(StandardFacts.ServiceSince);
campaign.Award("volunteer", NomineeKind.Individual, ("优秀志愿者", "Outstanding Volunteer"), places: 10, "1")
    .Rule("three-years", "1", ("志愿服务满三年", "three years of service"), require: since.FullYearsAtLeast(3, on: issued));
campaign.Quotas("volunteer", ("A", 10));
campaign.Stage("recommend", StageKind.Recommendation, "1", ("推荐", "recommendation"), by: "office");
campaign.Stage("decide", StageKind.Decision, "1", ("表彰", "decision"), by: "office");
var policy = campaign.Build(version: "1", waivedBy: "office", quotaClause: "1", procedureClause: "1").Value;

var facts = policy.Facts.Read(new Dictionary<string, string> { ["serviceSince"] = "2023-03-06" }).Value;
var verdict = EligibilityRules.Evaluate(policy, policy.AwardOf("volunteer"), facts);
Console.WriteLine($"{verdict.Standing}: {string.Join("; ", verdict.Results.Select(result => $"{result.Rule.Clause} {result.Message}"))}");
// </example>
