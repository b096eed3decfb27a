using System.Globalization;
using System.Xml.Linq;
using Commendation.Application.Verification;

namespace Commendation.Cli.Verifications;

/// <summary>The result as JUnit XML, which build servers show as tests: a suite for each part, a failed case for each finding.</summary>
internal static class VerificationJUnit
{
    public static void Write(VerificationView view, TextWriter output)
    {
        var suites = view.Parts.Select(part => new XElement(
            "testsuite",
            new XAttribute("name", $"{view.Campaign}.{part.Part}"),
            new XAttribute("tests", Math.Max(part.Findings.Count, 1)),
            new XAttribute("failures", part.Findings.Count),
            part.Holds
                ? [new XElement("testcase", new XAttribute("classname", view.Campaign), new XAttribute("name", part.Part))]
                : part.Findings.Select(finding => Case(view, part, finding))));
        new XDocument(new XElement("testsuites", new XAttribute("name", view.Campaign), suites)).Save(output);
        output.WriteLine();
    }

    private static XElement Case(VerificationView view, PartView part, FindingView finding) => new(
        "testcase",
        new XAttribute("classname", $"{view.Campaign}.{part.Part}"),
        new XAttribute("name", string.Join(' ', new[] { finding.Code, finding.Clause, finding.Place }.OfType<string>())),
        new XElement(
            "failure",
            new XAttribute("type", finding.Severity.ToString().ToLower(CultureInfo.InvariantCulture)),
            new XAttribute("message", finding.Message.ToString()),
            string.Join('\n', finding.Counterexample)));
}
