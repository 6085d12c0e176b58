using System.Text.Json;
using System.Text.Json.Serialization;
using ClusterProvisioning.Host;

namespace ClusterProvisioning.Lab.State;

/// <summary>The state of a lab on disk. Each change is whole: a new file takes the place of the old one.</summary>
public sealed class StateFile
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly string _path;
    private readonly Lock _changing = new();

    private StateFile(string path, LabState state)
    {
        _path = path;
        State = state;
    }

    /// <summary>The state as it is on disk.</summary>
    public LabState State { get; private set; }

    /// <summary>The state of a lab; null if there is no such lab.</summary>
    /// <exception cref="LabException">The file is damaged.</exception>
    public static StateFile? Find(LabFolder lab)
    {
        ArgumentNullException.ThrowIfNull(lab);
        if (!File.Exists(lab.State))
            return null;
        try
        {
            return new StateFile(lab.State, JsonSerializer.Deserialize<LabState>(File.ReadAllText(lab.State), Format)!);
        }
        catch (JsonException exception)
        {
            throw new LabException($"{lab.State} is no state of a lab ({exception.Message}); it is written by this program only: "
                + "restore it, or remove what is left of the lab by hand.", exception);
        }
    }

    /// <summary>The state of a lab that is there.</summary>
    /// <exception cref="LabException">There is no such lab.</exception>
    public static StateFile Open(LabFolder lab)
    {
        ArgumentNullException.ThrowIfNull(lab);
        return Find(lab) ?? throw new LabException($"There is no lab '{lab.Name}'; start it with: provision lab up --lab {lab.Name}") { IsMissing = true };
    }

    /// <summary>Writes down a new lab.</summary>
    public static StateFile Create(LabFolder lab, LabState state)
    {
        ArgumentNullException.ThrowIfNull(lab);
        var file = new StateFile(lab.State, state);
        file.Write(state);
        return file;
    }

    /// <summary>Writes down a thing that is about to be made, or what became known of it.</summary>
    public void Add(LabResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        Change(state =>
        {
            var known = state.Resources.ToList();
            var at = known.FindIndex(each => each.Key == resource.Key);
            if (at < 0)
                known.Add(resource);
            else
                known[at] = resource;
            return state with { Resources = known };
        });
    }

    /// <summary>Strikes out a thing that is gone.</summary>
    public void Remove(LabResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        Change(state => state with { Resources = [.. state.Resources.Where(each => each.Key != resource.Key)] });
    }

    /// <summary>Changes what the lab is.</summary>
    public void Change(Func<LabState, LabState> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (_changing)
            Write(change(State));
    }

    /// <summary>A process that was written down.</summary>
    public ProcessResource? Process(string node, ProcessTask task) =>
        State.Resources.OfType<ProcessResource>().FirstOrDefault(process => process.Node == node && process.Task == task);

    /// <summary>A process that was written down and still runs.</summary>
    public HostProcess? Running(string node, ProcessTask task) =>
        Process(node, task) is { } known && new HostProcess(known.Id, known.Started) is { IsAlive: true } process ? process : null;

    /// <summary>Process 1 of a machine: as written down, or found below its container where a run was killed before it could write.</summary>
    public HostProcess? Init(string node) => Running(node, ProcessTask.Init) ?? Running(node, ProcessTask.Container)?.FindInit();

    private void Write(LabState state)
    {
        var text = JsonSerializer.Serialize(state, Format);
        State = state;
        File.WriteAllText(_path + ".new", text + "\n");
        File.Move(_path + ".new", _path, overwrite: true);
    }
}
