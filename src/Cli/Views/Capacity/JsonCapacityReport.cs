using System.Text;
using System.Text.Json;
using ClusterProvisioning.Model.Capacity;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Cli.Views.Capacity;

/// <summary>For a program: bytes, unrounded.</summary>
internal sealed class JsonCapacityReport : CapacityReport
{
    private static readonly JsonWriterOptions Format = new() { Indented = true };

    /// <inheritdoc/>
    public override void Write(TextWriter output, CapacityPlan plan)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Format))
        {
            json.WriteStartObject();
            json.WriteString("region", plan.Region.ToString());
            json.WriteString("from", Figures.Day(plan.From));
            json.WriteString("rate", plan.IsDesignRate ? "design" : "facilities");
            json.WriteNumber("rowsPerSecond", Math.Round(plan.Ingestion.RowsPerSecond));
            json.WriteNumber("bytesPerDay", Math.Round(plan.Ingestion.BytesPerDay));
            json.WriteNumber("growthPerYear", plan.Ingestion.GrowthPerYear.Value);
            Write(json, "quarters", plan.Quarters, quarter => Write(json, plan, quarter));
            Write(json, "stores", plan.Stores, store => Write(json, store));
            json.WriteEndObject();
        }

        output.Write(Encoding.UTF8.GetString(buffer.ToArray()) + "\n");
    }

    private static void Write(Utf8JsonWriter json, CapacityPlan plan, CapacityQuarter quarter)
    {
        json.WriteString("ends", Figures.Day(quarter.Ends));
        json.WriteNumber("rowsPerSecond", Math.Round(quarter.RowsPerSecond));
        json.WriteNumber("bytesPerDay", quarter.BytesPerDay.Count);
        json.WriteStartObject("tiers");
        foreach (var (name, held) in plan.Tiers.Zip(quarter.Tiers))
            json.WriteNumber(name.ToString(), held.Count);
        json.WriteEndObject();
        json.WriteNumber("fullBackup", quarter.FullBackup.Count);
    }

    private static void Write(Utf8JsonWriter json, CapacityStore store)
    {
        json.WriteString("name", store.Name);
        json.WriteString("holds", store.Holds);
        if (store.Usable is { } usable)
            json.WriteNumber("usable", usable.Count);
        json.WriteStartArray("held");
        foreach (var held in store.Held)
            json.WriteNumberValue(held.Count);
        json.WriteEndArray();
        json.WriteString("alertOn", store.AlertOn is { } alert ? Figures.Day(alert) : null);
        json.WriteString("fullOn", store.FullOn is { } full ? Figures.Day(full) : null);
        Write(json, "purchases", store.Purchases, purchase => Write(json, purchase));
    }

    private static void Write(Utf8JsonWriter json, Purchase purchase)
    {
        json.WriteString("before", Figures.Day(purchase.Before));
        json.WriteNumber("disks", purchase.Disks);
        json.WriteNumber("diskSize", purchase.DiskSize.Count);
        json.WriteNumber("machines", purchase.Machines);
        json.WriteNumber("usableAfter", purchase.UsableAfter.Count);
    }

    private static void Write<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
