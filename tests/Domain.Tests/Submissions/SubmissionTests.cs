using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;
using Commendation.Domain.Submissions;

namespace Commendation.Domain.Tests.Submissions;

public class SubmissionTests
{
    private readonly Walk _walk = new();

    [Fact]
    public void A_complete_batch_goes_to_the_next_level_with_its_report_and_forms()
    {
        var (person, unit) = (_walk.To("submission"), _walk.To("submission", award: SamplePolicy.Collective));

        var submission = _walk.Submit([person, unit]).Value;

        (submission.Stage, submission.Organisation, submission.SubmittedOn).Should().Be(("submission", SamplePolicy.Prefecture, Day(8, 2)));
        submission.Nominations.Should().Equal(person.Id, unit.Id);
        submission.Report.Should().BeEquivalentTo(Walk.ReportContent);
        submission.Forms.Select(form => form.Material).Should().BeEquivalentTo("annex-4", "annex-3", "annex-5");
        (person.State, unit.State).Should().Be((State.At("second-review"), State.At("second-review")));
        submission.Entries.Should().ContainSingle().Which.Act.Should().Be("submit-batch");
    }

    [Theory]
    [InlineData("publicity")]
    [InlineData("review", "opinions", "publicity", "recommendation")]
    public void A_report_without_a_part_is_refused_and_the_part_is_named(params string[] missing)
    {
        var nomination = _walk.To("submission");
        var before = Snapshot(nomination);

        var violation = _walk.Submit([nomination], report: Walk.ReportContent.Where(part => !missing.Contains(part.Key)).ToDictionary()).RefusedWith("report-part-missing");

        (violation.Place, violation.Clause).Should().Be(("report", "4.2.c"));
        missing.Should().OnlyContain(part => violation.Message.En.Contains(part) && violation.Message.Zh.Contains(part));
        Snapshot(nomination).Should().Be(before);
    }

    [Fact]
    public void Each_missing_form_is_named_with_the_nominee_it_belongs_to()
    {
        var (one, two) = (_walk.To("submission"), _walk.To("submission"));

        var violations = _walk.Submit([one, two], forms: [.. _walk.FormsFor([one, two]).Where(form => form.NominationId == one.Id)]).RefusedWithAll("material-missing", "material-missing");

        violations.Select(violation => violation.Place).Should().BeEquivalentTo($"forms/annex-4/{two.Id}", "forms/annex-5");
        violations.Should().OnlyContain(violation => violation.Clause == "4.2.e");
        violations.Single(violation => violation.Required == "annex-4").Message.Zh.Should().Contain(two.Nominee.Name);
    }

    [Fact]
    public void A_form_of_the_other_award_does_not_serve()
    {
        var nomination = _walk.To("submission");
        var forms = _walk.FormsFor([nomination]).Select(form => form.Material == "annex-4" ? Forms.Fill(_walk.Policy.Materials[0], nomination, _walk.Policy) : form);

        _walk.Submit([nomination], forms: [.. forms]).RefusedWithAll("material-missing", "form-stray")
            .Select(violation => (violation.Required, violation.Place)).Should().BeEquivalentTo([("annex-4", $"forms/annex-4/{nomination.Id}"), (null, $"forms/annex-3/{nomination.Id}")]);
    }

    [Fact]
    public void A_form_whose_personal_values_are_still_hidden_is_refused()
    {
        var nomination = _walk.To("submission");
        var forms = _walk.FormsFor([nomination]).Select(form => Forms.Hidden(form, _walk.Policy)).ToList();
        forms.SelectMany(form => form.Fields).Should().NotContain(field => field.Value == nomination.Nominee.Identifier);

        var violation = _walk.Submit([nomination], forms: forms).RefusedWith("form-hidden");

        (violation.Clause, violation.Actual).Should().Be(("4.2.e", "***"));
        violation.Place.Should().StartWith($"forms/annex-4/{nomination.Id}/fields[");
        nomination.State.Should().Be(State.At("submission"));
    }

    [Fact]
    public void An_altered_form_is_refused_and_the_first_altered_place_is_named()
    {
        var nomination = _walk.To("submission");
        var forms = _walk.FormsFor([nomination]).Select(form => form.Material == "annex-4"
            ? form with { Fields = [.. form.Fields.Select(field => field.Label == "推荐单位" ? field with { Label = "单位" } : field)] }
            : form);

        var violation = _walk.Submit([nomination], forms: [.. forms]).RefusedWith("form-altered");

        (violation.Place, violation.Actual, violation.Required, violation.Clause).Should().Be(($"forms/annex-4/{nomination.Id}/fields[2]", "单位", "推荐单位", "5.3.c"));
    }

    [Fact]
    public void A_material_that_the_stage_does_not_ask_for_is_answered_with_the_nearest_that_it_does()
    {
        var nomination = _walk.To("submission");

        _walk.Submit([nomination], forms: [.. _walk.FormsFor([nomination]), new FilledForm("annex-44", nomination.Id, [])])
            .RefusedWith("material-unknown").Message.En.Should().Contain("Did you mean 'annex-4'?");
    }

    [Fact]
    public void A_form_of_a_nominee_outside_the_batch_is_refused()
    {
        var (one, other) = (_walk.To("submission"), _walk.To("submission"));
        var before = Snapshot(one, other);

        var violation = _walk.Submit([one], forms: _walk.FormsFor([one, other])).RefusedWith("form-stray");

        (violation.Place, violation.Clause).Should().Be(($"forms/annex-4/{other.Id}", "4.2.d"));
        Snapshot(one, other).Should().Be(before);
    }

    [Fact]
    public void A_batch_of_nobody_is_refused()
    {
        var nomination = _walk.To("submission");
        var table = Forms.Fill(_walk.Policy.Materials[2], nomination, _walk.Policy);

        Submission.Make(_walk.Key(), "submission", Walk.ReportContent, [table], new Nominees([], _ => throw new InvalidOperationException(), _walk.Context(nomination, Act.Submit)))
            .RefusedWith("nominations-missing").Place.Should().Be("nominations");
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once_and_nothing_is_submitted()
    {
        var (ready, early) = (_walk.To("submission"), _walk.To("first-review"));
        var before = Snapshot(ready, early);

        _walk.Submit([ready, early], report: new Dictionary<string, string>(), forms: [new FilledForm("annex-9", null, [])]).RefusedWithAll(
            "report-part-missing", "material-missing", "material-missing", "material-missing", "material-unknown", "stage-closed");

        Snapshot(ready, early).Should().Be(before);
    }

    [Fact]
    public void Who_stands_at_another_stage_of_the_same_kind_is_told_both_stages()
    {
        var early = _walk.To("hand-in");

        var violation = _walk.Submit([_walk.To("submission"), early]).RefusedWith("stage-closed");

        (violation.Actual, violation.Required).Should().Be(("hand-in", "submission"));
        violation.Message.En.Should().Be($"'{early.Nominee.Name}': The nomination stands at 'hand-in', not at 'submission', for which 'submit' is asked.");
    }

    [Fact]
    public void One_nomination_that_cannot_go_holds_up_the_batch_and_nothing_is_submitted()
    {
        var (ready, early) = (_walk.To("submission"), _walk.To("first-review"));
        var before = Snapshot(ready, early);

        _walk.Submit([ready, early]).RefusedWith("stage-closed").Place.Should().Be($"nominations/{early.Id}");

        Snapshot(ready, early).Should().Be(before);
    }

    [Fact]
    public void A_batch_that_comes_too_late_is_refused_whole()
    {
        var (one, two) = (_walk.To("submission"), _walk.To("submission"));

        _walk.Submit([one, two], Day(8, 7)).RefusedWithAll("overdue", "overdue");
        _ = _walk.Do(one, Act.AcceptLate, Day(8, 7), reason: "the road was closed").Value;
        _walk.Submit([one, two], Day(8, 7)).RefusedWith("overdue").Place.Should().Be($"nominations/{two.Id}");

        (one.State, two.State).Should().Be((State.At("submission"), State.At("submission")));
    }

    [Fact]
    public void A_batch_that_takes_more_places_than_are_left_moves_nobody()
    {
        var walk = new Walk(TakingPlacesOnSubmission);
        _ = walk.Submit([walk.To("submission")]).Value;
        var batch = new[] { walk.To("submission"), walk.To("submission", by: SamplePolicy.OtherCounty), walk.To("submission"), walk.To("submission", channel: SamplePolicy.MostBeautiful) };
        var before = Snapshot(batch, walk.Accounts.Values);

        var violation = walk.Submit(batch).RefusedWith("no-place-left");

        (violation.Place, violation.Clause, violation.Actual, violation.Required).Should().Be(($"nominations/{batch[2].Id}", "1.2.b", "3", "2"));
        Snapshot(batch, walk.Accounts.Values).Should().Be(before);
        walk.Submit([batch[0], batch[1], batch[3]]).Accepted.Should().BeTrue();
        (walk.PrefectureAccount.Taken, walk.PrefectureAccount.Exempt).Should().Be((2, 1));
    }

    [Fact]
    public void A_surplus_lets_a_batch_name_so_many_more_and_no_more()
    {
        var walk = new Walk(p => TakingPlacesOnSubmission(p) with { Surpluses = [new Surplus("1.2.b", new Share(1, 2), RoundUp: true)] });
        var batch = Enumerable.Range(0, 4).Select(_ => walk.To("submission")).ToList();

        walk.Submit(batch).RefusedWith("no-place-left").Required.Should().Be("3");

        walk.Submit(batch[..3]).Accepted.Should().BeTrue();
        walk.PrefectureAccount.Taken.Should().Be(3);
    }

    [Fact]
    public void A_shortage_of_places_is_told_together_with_everything_else_and_each_nomination_once()
    {
        var walk = new Walk(TakingPlacesOnSubmission);
        var batch = new[] { walk.To("submission"), walk.To("submission"), walk.To("submission"), walk.To("first-review") };

        walk.Submit([.. batch, batch[0]]).RefusedWithAll("no-place-left", "nomination-twice", "form-twice", "stage-closed");

        _ = walk.Submit(batch[..2]).Value;
        walk.Submit([batch[2]]).RefusedWith("no-place-left").Message.En.Should().Contain("2 of 2");
    }

    [Fact]
    public void A_batch_belongs_to_a_submission_stage()
    {
        var nomination = _walk.To("submission");

        _walk.Submit([nomination], stage: "submision").RefusedWith("stage-unknown").Message.En.Should().Contain("Did you mean 'submission'?");
        _walk.Submit([nomination], stage: "second-review").RefusedWith("stage-unknown");
    }

    [Fact]
    public void A_stage_that_asks_for_no_report_and_no_form_takes_the_nominations_alone() =>
        _walk.Submit([_walk.To("hand-in")], report: new Dictionary<string, string>(), forms: []).Accepted.Should().BeTrue();

    [Fact]
    public void A_form_is_filled_with_what_is_known_and_leaves_the_rest_to_a_person()
    {
        var nomination = _walk.To("submission");

        var form = Forms.Fill(_walk.Policy.Materials[1], nomination, _walk.Policy);

        form.NominationId.Should().Be(nomination.Id);
        form.Fields.Should().Equal(
            new FilledField("姓名", nomination.Nominee.Name) { Code = "name" },
            new FilledField("号码", nomination.Nominee.Identifier) { Code = "identifier" },
            new FilledField("推荐单位", "〔county〕") { Code = "organisation" },
            new FilledField("奖项", "〔advanced individual〕") { Code = "award" },
            new FilledField("年限", "6年") { Code = "serviceYears" },
            new FilledField("事迹", string.Empty) { Code = "事迹" });
    }

    [Fact]
    public void A_fact_that_nobody_declared_leaves_its_field_empty()
    {
        var nomination = _walk.Nominate(facts: []);

        Forms.Fill(_walk.Policy.Materials[1], nomination, _walk.Policy).Fields.Single(field => field.Label == "年限").Value.Should().BeEmpty();
    }

    [Fact]
    public void A_table_of_the_whole_submission_belongs_to_no_single_nominee() =>
        Forms.Fill(_walk.Policy.Materials[2], _walk.Nominate(), _walk.Policy).NominationId.Should().BeNull();

    private static CampaignPolicy TakingPlacesOnSubmission(CampaignPolicy policy) => policy
        .WithStage("first-review", stage => stage with { PlaceClause = null })
        .WithStage("submission", stage => stage with { PlaceClause = "1.2.b" });

    [Theory]
    [InlineData(new[] { "A", "B" }, null, null, null)]
    [InlineData(new[] { "A" }, 1, "B", null)]
    [InlineData(new[] { "A", "B", "C" }, 2, null, "C")]
    [InlineData(new[] { "B", "A" }, 0, "A", "B")]
    [InlineData(new[] { "A", "b" }, 1, "B", "b")]
    public void A_format_is_altered_where_a_field_is_missing_added_moved_or_renamed(string[] labels, int? place, string? required, string? actual)
    {
        var material = new Material("annex", "4.2.e", "5.3.c", SamplePolicy.Label("annex"), null, PerNominee: true, [new("A", null), new("B", null)]);
        var form = new FilledForm("annex", null, [.. labels.Select(label => new FilledField(label, "x"))]);

        var violation = Forms.FormatChange(material, form);

        (violation?.Place, violation?.Required, violation?.Actual).Should().Be((place is null ? null : $"forms/annex/fields[{place}]", required, actual));
        Forms.FormatChange(material with { FormatClause = null }, form).Should().BeNull("nothing forbids it then");
    }

    [Theory]
    [InlineData(2, 0, null)]
    [InlineData(3, 0, null)]
    [InlineData(2, 1, "forms/table/fields[3]")]
    public void A_table_of_the_submission_has_its_fields_once_in_each_row(int rows, int missing, string? place)
    {
        var material = new Material("table", "4.2.e", "5.3.c", new Text("汇总表", "table"), null, PerNominee: false, [new FormField("序号", null), new FormField("姓名", "name")]);
        var fields = Enumerable.Range(0, rows).SelectMany(_ => material.Fields.Select(field => new FilledField(field.Label, "–"))).SkipLast(missing).ToList();

        Forms.FormatChange(material, new FilledForm("table", null, fields))?.Place.Should().Be(place);
        (Forms.FormatChange(material, new FilledForm("table", null, fields)) is null).Should().Be(place is null);
    }
}
