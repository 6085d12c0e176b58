using ClusterProvisioning.Host;
using ClusterProvisioning.Lab.State;
using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Lab.Tests.Unit;

public sealed class StateFileTests : IDisposable
{
    private readonly LabFolder _lab = new("unit", Directory.CreateTempSubdirectory("lab-state").FullName);

    public void Dispose() => Directory.Delete(_lab.Path, recursive: true);

    [Fact]
    public void What_was_written_down_is_read_back()
    {
        var state = StateFile.Create(_lab, new LabState { RegionFile = "/regions/lab.yaml", Scaled = true, Image = "abc" });
        LabResource[] made =
        [
            new NamespaceResource("unit-pg1"), new CgroupResource("provision-unit/pg1"), new LoopResource("/a.img", "/dev/loop9"), new MountResource("/a"),
            new ProcessResource("pg1", NodeRole.Database, ProcessTask.Init, 12, 3456789),
        ];
        foreach (var each in made)
            state.Add(each);
        StateFile.Open(_lab).State.Resources.ShouldBe(made);
    }

    [Fact]
    public void A_thing_that_becomes_known_better_keeps_its_place()
    {
        var state = StateFile.Create(_lab, new LabState { RegionFile = "r", Scaled = false, Image = "i" });
        state.Add(new LoopResource("/a.img", null));
        state.Add(new MountResource("/a"));
        state.Add(new LoopResource("/a.img", "/dev/loop1"));
        state.State.Resources.ShouldBe([new LoopResource("/a.img", "/dev/loop1"), new MountResource("/a")]);
        state.Remove(new LoopResource("/a.img", null));
        state.State.Resources.ShouldBe([new MountResource("/a")]);
    }

    [Fact]
    public void A_damaged_file_is_named()
    {
        File.WriteAllText(_lab.State, "{");
        Should.Throw<LabException>(() => StateFile.Find(_lab)).Message.ShouldContain(_lab.State);
    }

    [Fact]
    public void A_process_with_the_id_of_an_earlier_one_is_not_it()
    {
        var own = HostProcess.Find(Environment.ProcessId).ShouldNotBeNull();
        own.IsAlive.ShouldBeTrue();
        (own with { Started = own.Started - 1 }).IsAlive.ShouldBeFalse();
    }
}
