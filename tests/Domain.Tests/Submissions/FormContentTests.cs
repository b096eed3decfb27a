using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;
using Commendation.Domain.Submissions;

namespace Commendation.Domain.Tests.Submissions;

/// <summary>What a form says is what was examined: nobody else's name, no other rank, a row for each nominee.</summary>
public class FormContentTests
{
    private readonly Walk _walk = new(WithForms);

    [Fact]
    public void A_form_that_names_another_person_is_refused_with_what_it_says_and_what_was_verified()
    {
        var nomination = _walk.To("submission");

        var violation = _walk.Submit([nomination], forms: With(Forms([nomination]), "annex-4", "name", "冒名者")).RefusedWith("form-differs");

        (violation.Place, violation.Fact, violation.Actual, violation.Required, violation.Clause)
            .Should().Be(($"forms/annex-4/{nomination.Id}/fields[0]", "name", "冒名者", nomination.Nominee.Name, "4.2.e"));
        nomination.State.Should().Be(State.At("submission"));
    }

    [Fact]
    public void Every_field_that_differs_is_told_and_a_personal_value_is_not()
    {
        var nomination = _walk.To("submission");
        var forms = With(With(Forms([nomination]), "annex-4", "identifier", "632123197602290019"), "annex-4", "serviceYears", "30年");

        var violations = _walk.Submit([nomination], forms: forms).RefusedWithAll("form-differs", "form-differs");

        violations.Single(violation => violation.Fact == "serviceYears").Required.Should().Be("6年");
        violations.Single(violation => violation.Fact == "identifier").Should().BeEquivalentTo(new { Actual = FactDefinition.Hidden, Required = FactDefinition.Hidden });
        violations.Should().OnlyContain(violation => !violation.Message.Zh.Contains(nomination.Nominee.Identifier));
    }

    [Theory]
    [InlineData("６ 年")]
    [InlineData("\u00a06年\n")]
    public void Blanks_and_the_width_of_characters_are_no_difference(string written)
    {
        var nomination = _walk.To("submission");

        _walk.Submit([nomination], forms: With(Forms([nomination]), "annex-4", "serviceYears", written)).Accepted.Should().BeTrue();
    }

    [Theory]
    [InlineData("deeds", "")]
    [InlineData("deeds", " \u3000\n")]
    [InlineData("name", "")]
    public void A_field_that_must_be_filled_is_not_left_empty(string field, string written)
    {
        var nomination = _walk.To("submission");

        var violation = _walk.Submit([nomination], forms: With(Forms([nomination]), "annex-4", field, written)).RefusedWith("form-incomplete");

        (violation.Fact, violation.Required).Should().Be((field, field == "name" ? nomination.Nominee.Name : null));
    }

    [Fact]
    public void A_field_takes_no_more_characters_than_it_has_room_for()
    {
        var nomination = _walk.To("submission");
        string Deeds(int length) => string.Concat(Enumerable.Repeat("\U00020BB7", length));

        _walk.Submit([nomination], forms: With(Forms([nomination]), "annex-4", "deeds", Deeds(11))).RefusedWith("form-too-long")
            .Should().BeEquivalentTo(new { Actual = "11", Required = "10" });

        _walk.Submit([nomination], forms: With(Forms([nomination]), "annex-4", "deeds", Deeds(10))).Accepted.Should().BeTrue("a rare character is one character");
    }

    [Fact]
    public void A_field_with_choices_takes_one_of_them()
    {
        var nomination = _walk.To("submission");

        _walk.Submit([nomination], forms: With(Forms([nomination]), "annex-4", "grade", "特等")).RefusedWith("form-choice").Required.Should().Be("甲, 乙");

        _walk.Submit([nomination], forms: With(Forms([nomination]), "annex-4", "grade", "乙")).Accepted.Should().BeTrue();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void A_table_has_one_row_for_each_nominee(int rows)
    {
        var batch = new[] { _walk.To("submission"), _walk.To("submission") };
        var forms = Forms(batch).Select(form => form.Material == "annex-5" ? form with { Fields = [.. Enumerable.Repeat(form.Fields.Take(2), rows).SelectMany(row => row)] } : form);

        var violation = _walk.Submit(batch, forms: [.. forms]).RefusedWith("form-rows");

        (violation.Place, violation.Actual, violation.Required).Should().Be(("forms/annex-5", $"{rows}", "2"));
    }

    [Fact]
    public void The_rows_of_a_table_stand_in_the_order_of_recommendation()
    {
        var batch = new[] { _walk.To("submission"), _walk.To("submission") };

        var violations = _walk.Submit(batch, forms: [.. Forms(batch).Where(form => form.Material != "annex-5"), .. Forms([batch[1], batch[0]]).Where(form => form.Material == "annex-5")])
            .RefusedWithAll("form-row-order", "form-row-order");

        violations.Select(violation => (violation.Actual, violation.Required)).Should().Equal(
            (batch[1].Nominee.Name, batch[0].Nominee.Name), (batch[0].Nominee.Name, batch[1].Nominee.Name));
    }

    [Fact]
    public void The_number_of_a_row_is_its_place()
    {
        var batch = new[] { _walk.To("submission"), _walk.To("submission") };

        Forms(batch).Single(form => form.Material == "annex-5").Fields.Select(field => field.Value).Should().Equal("1", batch[0].Nominee.Name, "2", batch[1].Nominee.Name);
    }

    [Fact]
    public void The_same_form_is_handed_in_once()
    {
        var nomination = _walk.To("submission");
        var forms = Forms([nomination]);

        _walk.Submit([nomination], forms: [.. forms, forms[0], forms[^1]]).RefusedWithAll("form-twice", "form-twice")
            .Select(violation => violation.Place).Should().Equal($"forms/annex-4/{nomination.Id}", "forms/annex-5");
    }

    [Fact]
    public void A_form_says_whose_it_is()
    {
        var nomination = _walk.To("submission");
        var forms = Forms([nomination]);

        _walk.Submit([nomination], forms: [.. forms, forms[0] with { NominationId = null }]).RefusedWith("form-stray").Place.Should().Be("forms/annex-4");
    }

    [Fact]
    public void A_field_known_by_another_code_is_another_field()
    {
        var nomination = _walk.To("submission");
        var forms = Forms([nomination]).Select(form => form with { Fields = [.. form.Fields.Select(field => field.Code == "deeds" ? field with { Code = "praise" } : field)] });

        _walk.Submit([nomination], forms: [.. forms]).RefusedWith("form-altered").Should().BeEquivalentTo(new { Actual = "praise", Required = "deeds" });
    }

    [Fact]
    public void A_report_has_no_part_that_nobody_asked_for()
    {
        var nomination = _walk.To("submission");

        _walk.Submit([nomination], report: new Dictionary<string, string>(Walk.ReportContent) { ["publicty"] = "…" }, forms: Forms([nomination])).RefusedWith("report-part-unknown")
            .Message.En.Should().Contain("Did you mean 'publicity'?");
    }

    [Theory]
    [InlineData(FieldFormat.Month, "2015.07")]
    [InlineData(FieldFormat.Day, "2015.07.01")]
    [InlineData(FieldFormat.WrittenMonth, "2015年7月")]
    [InlineData(FieldFormat.WrittenDay, "2015年7月1日")]
    [InlineData(null, "2015-07-01")]
    public void A_day_is_written_as_the_form_wants_it(FieldFormat? format, string written)
    {
        var nomination = _walk.To("submission", facts: new Dictionary<string, string>(Walk.PersonFacts) { ["serviceSince"] = "2015-07-01" });
        var material = new Material("form", "4.2.e", null, SamplePolicy.Label("form"), null, PerNominee: true, [new("参加工作时间", "fact:serviceSince") { Format = format }]);

        Domain.Submissions.Forms.Fill(material, nomination, _walk.Policy).Fields[0].Value.Should().Be(written);
    }

    [Fact]
    public void What_a_body_recorded_stands_in_its_field_and_what_only_reviewers_read_is_hidden()
    {
        var nomination = _walk.To("submission");
        var record = nomination.Records[0];
        var secret = _walk.Policy.Stages.SelectMany(stage => stage.Records).First(known => known.IsForReviewers && nomination.RecordOf(known.Code) is not null);
        var material = new Material("form", "4.2.e", null, SamplePolicy.Label("form"), null, PerNominee: true, [new("推荐意见", $"record:{record.Code}"), new("纪检意见", $"record:{secret.Code}")]);
        var policy = _walk.Policy with { Materials = [material] };

        var form = Domain.Submissions.Forms.Fill(material, nomination, policy);

        form.Fields[0].Value.Should().Contain(record.By);
        Domain.Submissions.Forms.Hidden(form, policy).Fields.Select(field => field.Value).Should().Equal(form.Fields[0].Value, FactDefinition.Hidden);
    }

    [Fact]
    public void A_letter_of_the_submission_is_no_table()
    {
        var letter = new Material("letter", "4.2.e", null, SamplePolicy.Label("letter"), null, PerNominee: false, [new("推荐单位", "organisation"), new("推荐意见", null) { Required = true }]);
        var walk = new Walk(policy => WithForms(policy).WithStage("submission", stage => stage with { Materials = ["letter"] }) with { Materials = [letter] });
        var batch = new[] { walk.To("submission"), walk.To("submission") };
        var form = Domain.Submissions.Forms.FillAll(letter, batch, walk.Policy).Should().ContainSingle().Subject;
        form.Fields.Should().HaveCount(2);

        walk.Submit(batch, forms: [form]).RefusedWith("form-incomplete");
        walk.Submit(batch, forms: [Domain.Submissions.Forms.Complete(form, letter, _ => "同意")]).Accepted.Should().BeTrue();
    }

    [Fact]
    public void Where_no_clause_protects_the_format_a_field_is_found_by_its_label_or_code()
    {
        var walk = new Walk(policy => WithForms(policy) with { Materials = [.. WithForms(policy).Materials.Select(material => material with { FormatClause = null })] });
        var nomination = walk.To("submission");
        var forms = Forms([nomination], walk);

        walk.Submit([nomination], forms: [.. forms.Select(form => form.Material == "annex-4" ? form with { Fields = [.. form.Fields.Where(field => field.Code != "deeds")] } : form)]).RefusedWith("form-incomplete").Fact.Should().Be("deeds");
        walk.Submit([nomination], forms: [.. forms.Select(form => form.Material == "annex-4" ? form with { Fields = [.. form.Fields.Reverse()] } : form)]).Accepted.Should().BeTrue();
    }

    private static CampaignPolicy WithForms(CampaignPolicy policy) => policy with
    {
        Materials =
        [
            policy.Materials[0],
            policy.Materials[1] with
            {
                Fields =
                [
                    .. policy.Materials[1].Fields.SkipLast(1),
                    new FormField("等次", null) { Code = "grade", Choices = ["甲", "乙"] },
                    new FormField("事迹", null) { Code = "deeds", Required = true, MaxLength = 10, Box = FieldBox.Page },
                ],
            },
            policy.Materials[2] with { Fields = [new("序号", "number"), new("姓名", "name")] },
        ],
    };

    private IReadOnlyList<FilledForm> Forms(IReadOnlyList<Nomination> nominations, Walk? walk = null) =>
        [.. (walk ?? _walk).FormsFor(nominations).Select(form => Domain.Submissions.Forms.Complete(form, (walk ?? _walk).Policy.Materials.First(material => material.Code == form.Material), _ => "事迹突出"))];

    private static IReadOnlyList<FilledForm> With(IReadOnlyList<FilledForm> forms, string material, string code, string value) =>
        [.. forms.Select(form => form.Material == material ? form with { Fields = [.. form.Fields.Select(field => field.Code == code ? field with { Value = value } : field)] } : form)];
}
