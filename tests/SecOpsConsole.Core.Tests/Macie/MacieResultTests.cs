using System.Text;
using System.Text.Json.Nodes;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake.Sources;
using SecOpsConsole.Core.Macie;

namespace SecOpsConsole.Core.Tests.Macie;

/// <summary>What the page of a finding shows of Macie's own words: detectors, counts, places, the object and the job.</summary>
public sealed class MacieResultTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_finding_tells_which_detector_found_what_how_often_and_where()
    {
        await using var world = await MacieReconcileTests.StartAsync();
        world.Clock.Advance(TimeSpan.FromDays(2));
        await MacieReconcileTests.DeliverAsync(world, Fixture("classification"));
        var id = new FindingId((await world.TheFindingAsync()).Id);

        var result = (await world.Get<FindingQueries>().GetAsync(id, None))!.MacieResult!;

        Assert.Equal(
            [
                "Credentials AWS_CREDENTIALS 1: row 12, column notes",
                "Personal USA_SOCIAL_SECURITY_NUMBER 200: row 2, column ssn",
                "Personal NAME 20: row 2, column full_name",
                "Custom Employee ID 3: row 2, column emp_id",
            ],
            result.Detections.Select(found => $"{found.Kind} {found.Detector} {found.Count}: {string.Join("; ", found.Places)}"));
        Assert.Equal(("2026/11/payroll.csv", 33775, "text/csv", "AES256", true), (result.ObjectKey, result.SizeBytes, result.MediaType, result.Encryption, result.HasMore));
        Assert.Equal(("8df4fca1eccfdae45d8b936a21f1882d", false, "COMPLETE"), (result.JobId, result.IsByDiscovery, result.Status));
        Assert.StartsWith("s3://acme-macie-results/", result.ResultLocation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_copy_counts_and_a_copy_that_is_not_stored_any_more_is_none()
    {
        await using var world = await MacieReconcileTests.StartAsync();
        world.Clock.Advance(TimeSpan.FromDays(2));
        await MacieReconcileTests.DeliverAsync(world, Fixture("credentials"));
        var newer = Fixture("credentials");
        newer["id"] = "newer";
        newer["detail"]!["updatedAt"] = "2026-11-21T08:00:00.000Z";
        newer["detail"]!["classificationDetails"]!["result"]!["sensitiveData"]![0]!["detections"]![0]!["count"] = 9;
        await MacieReconcileTests.DeliverAsync(world, newer);
        var id = new FindingId((await world.TheFindingAsync()).Id);
        Assert.Equal(9, Assert.Single((await world.Get<FindingQueries>().GetAsync(id, None))!.MacieResult!.Detections).Count);

        await world.Store.WriteAsync((scope, _) =>
        {
            scope.Db.InboxEvents.RemoveRange(scope.Db.InboxEvents);
            return Task.CompletedTask;
        }, None);

        Assert.Null((await world.Get<FindingQueries>().GetAsync(id, None))!.MacieResult);
    }

    [Fact]
    public void Every_way_in_which_Macie_names_a_place_has_its_words()
    {
        var finding = Fixture("credentials");
        finding["detail"]!["classificationDetails"]!["result"]!["sensitiveData"]![0]!["detections"]![0]!["occurrences"] = JsonNode.Parse("""
            {
              "lineRanges": [{"start": 4, "end": 4}, {"start": 7, "end": 9}],
              "cells": [{"row": 1, "column": 2, "columnName": null, "cellReference": "Sheet1!B7"}, {"row": 3, "column": 4}, {"row": 5}],
              "records": [{"recordIndex": 6, "jsonPath": "$.owner.card"}, {"recordIndex": 8}],
              "pages": [{"pageNumber": 10, "lineRange": null}],
              "offsetRanges": [{"start": 100, "end": 119}]
            }
            """);

        Assert.Equal(
            ["line 4", "lines 7 to 9", "cell Sheet1!B7", "row 3, column 4", "row 5", "record 6, $.owner.card", "record 8", "page 10", "characters 100 to 119"],
            Assert.Single(Read(finding)!.Detections).Places);
    }

    [Fact]
    public void A_part_that_Macie_read_and_automated_discovery_are_told_apart()
    {
        var partial = Read(Fixture("financial-partial"))!;
        Assert.Equal(("PARTIAL", "QUOTA_EXCEEDED"), (partial.Status, partial.StatusReason));

        var discovery = Read(Fixture("personal-by-automated-discovery"))!;
        Assert.Equal((true, null, null), (discovery.IsByDiscovery, discovery.JobId, discovery.ResultLocation));
    }

    [Fact]
    public void A_policy_finding_tells_how_often_and_when()
    {
        var finding = Fixture("policy-shared-externally");
        finding["detail"]!["count"] = 4;

        var result = Read(finding)!;

        Assert.Equal((4, new DateTime(2026, 11, 20, 9, 14, 7, DateTimeKind.Utc), new DateTime(2026, 11, 20, 9, 30, 55, DateTimeKind.Utc)), (result.Count, result.FirstUtc, result.LastUtc));
        Assert.Empty(result.Detections);
    }

    [Theory]
    [InlineData("\"text\"")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("""{"sensitiveData":7,"customDataIdentifiers":[],"status":"x","sizeClassified":-1}""")]
    [InlineData("""{"sensitiveData":[null,7,{"category":7,"detections":"x"},{"detections":[null,{"occurrences":[7]},{"type":"\ud800","occurrences":{"lineRanges":{"start":{}},"cells":"x"}}]}]}""")]
    public void What_is_not_as_documented_is_left_out(string result)
    {
        var body = Fixture("credentials").ToJsonString().Replace(
            Fixture("credentials")["detail"]!["classificationDetails"]!["result"]!.ToJsonString(), result, StringComparison.Ordinal);

        var read = MacieResultReader.Read(Encoding.UTF8.GetBytes(body))!;

        Assert.All(read.Detections, found => Assert.Equal(("unnamed", 0), (found.Detector, found.Places.Count)));
        Assert.Null(read.BytesRead);
        Assert.Equal("2026/11/deploy.env", read.ObjectKey);
    }

    [Fact]
    public void A_flood_is_cut_and_so_is_a_long_name()
    {
        var finding = Fixture("credentials");
        var found = (JsonArray)finding["detail"]!["classificationDetails"]!["result"]!["sensitiveData"]![0]!["detections"]!;
        found.Clear();
        var places = string.Join(',', Enumerable.Repeat($"{{\"row\":1,\"columnName\":\"{new string('x', 500)}\"}}", 40));
        for (var i = 0; i < 1_000; i++)
        {
            found.Add(JsonNode.Parse($"{{\"type\":\"D{i}\",\"count\":1,\"occurrences\":{{\"cells\":[{places}]}}}}"));
        }

        var read = Read(finding)!;

        Assert.Equal(MacieResult.MostDetections, read.Detections.Count);
        Assert.All(read.Detections, one => Assert.Equal(MacieResult.MostPlaces, one.Places.Count));
        Assert.All(read.Detections.SelectMany(one => one.Places), place => Assert.InRange(place.Length, 1, 120));
    }

    [Fact]
    public void What_is_no_finding_of_Macie_is_none()
    {
        Assert.Null(MacieResultReader.Read("{"u8.ToArray()));
        Assert.Null(MacieResultReader.Read("""{"source":"aws.s3","detail":{}}"""u8.ToArray()));
    }

    private static MacieResult? Read(JsonNode envelope) => MacieResultReader.Read(Encoding.UTF8.GetBytes(envelope.ToJsonString()));

    private static JsonObject Fixture(string name) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "events", "MacieFinding", $"{name}.json")))!.AsObject();
}
