using SecOpsConsole.Fault.Tests.Deeds;
using SecOpsConsole.Fault.Tests.Stage;

namespace SecOpsConsole.Fault.Tests.Answers;

/// <summary>
/// Whatever becomes of the answer to a write, of the reads after it and of CloudTrail's record of it: it is read back, and there is
/// exactly one effect. A table of every trouble in every action.
/// </summary>
public sealed class LostAnswerTests
{
    [Fact]
    public async Task A_write_whose_answer_is_lost_is_read_back_and_never_made_twice()
    {
        var cases = (from act in Enum.GetValues<Act>() from trouble in Enum.GetValues<Trouble>()
                     select new Troubled(new Deed(act, trouble.ToString().ToLowerInvariant()), trouble)).ToList();
        var deeds = cases.Select(item => item.Deed).ToList();
        var folder = Directory.CreateTempSubdirectory("secops-answers-");
        await using (var aws = await AwsStage.StartAsync(Path.Combine(folder.FullName, "aws")))
        await using (var console = ConsoleStage.For(aws, Path.Combine(folder.FullName, "console")))
        {
            var stage = new DeedStage(aws, console);
            await stage.CreateAsync(deeds);
            await console.StartAsync();
            await stage.PrepareAsync(deeds);
            await aws.FaultAsync(new { plans = cases.SelectMany(item => item.Plans) });
            await Task.WhenAll(deeds.Select(stage.BeginAsync));

            await console.UntilAsync(record => deeds.All(deed => deed.FindingIn(record) is not null), "the findings of automatic mode");
            var record = await console.RestAsync();
            var truth = await aws.TruthAsync();
            var failures = cases.SelectMany(item => item.Deed.Failures(record, truth).Select(failure => $"{item.Trouble}: {failure}")).ToList();
            Assert.True(failures.Count == 0, string.Join('\n', failures));
            await console.IsSoundAsync();
        }

        folder.Delete(recursive: true);
    }
}
